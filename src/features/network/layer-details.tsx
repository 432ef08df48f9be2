import { useLayoutEffect, useRef, type RefObject } from 'react';
import type { LayerReading } from '../../domain/network/read-network';
import { useT } from '../../i18n/use-t';
import { IconButton } from '../../ui/button';
import { Disclosure } from '../../ui/disclosure';
import { CloseIcon } from '../../ui/icons';
import { LayerFields } from './forms/layer-fields';
import { formOf } from './forms/registry';
import { LayerActions } from './layer-actions';
import { LayerInputs } from './layer-inputs';
import styles from './layer-details.module.css';

interface LayerDetailsProps {
  id: string;
  layer: LayerReading;
  index: number;
  onClose: () => void;
}

/** Brings the layer into sight, and its form below it: as far towards its layer as it goes without leaving the row's width. */
function useBelowLayer(form: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const [element, item] = [form.current, form.current?.closest('li')];
    const area = element?.offsetParent;
    if (!element || !item || !area) return;
    item.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    const place = (): void => {
      const isRightToLeft = document.documentElement.dir === 'rtl';
      const [layer, all] = [item.getBoundingClientRect(), area.getBoundingClientRect()];
      const wanted = isRightToLeft ? all.right - layer.right : layer.left - all.left;
      const most = all.width - element.offsetWidth;
      element.style.setProperty('--along', `${Math.max(0, Math.min(wanted, most))}px`);
    };
    const observer = new ResizeObserver(place);
    observer.observe(area);
    observer.observe(item);
    const scroller = item.closest('ul')?.parentElement?.parentElement;
    scroller?.addEventListener('scroll', place);
    return () => {
      observer.disconnect();
      scroller?.removeEventListener('scroll', place);
    };
  }, [form]);
}

/** Everything about one layer: what it does, its settings, where its parameters come from, and what can be done with it. */
export function LayerDetails({ id, layer, index, onClose }: LayerDetailsProps) {
  const t = useT();
  const form = formOf(layer.kind);
  const element = useRef<HTMLDivElement>(null);
  useBelowLayer(element);
  return (
    <div ref={element} id={id} className={styles.details}>
      <div className={styles.head}>
        <strong className={styles.name}>{layer.displayName}</strong>
        <LayerActions id={layer.id} name={layer.displayName} index={index} />
        <IconButton label={t('ui.close')} onPress={onClose}>
          <CloseIcon />
        </IconButton>
      </div>
      <p className={styles.summary}>{t(form.summary)}</p>
      <LayerFields layer={layer.spec} />
      <LayerInputs layer={layer} />
      <Disclosure title={t('network.howManyParameters')}>
        <p className={styles.counting}>{t(form.counting)}</p>
        {layer.parameters?.arithmetic && (
          <p className={styles.arithmetic} dir="ltr">
            {layer.parameters.arithmetic}
          </p>
        )}
      </Disclosure>
    </div>
  );
}
