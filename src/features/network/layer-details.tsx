import { useLayoutEffect, useRef, type RefObject } from 'react';
import type { LayerReading } from '../../domain/network/read-network';
import { useFormat } from '../../i18n/format';
import { useT } from '../../i18n/use-t';
import { useLocked } from '../../state/use-page';
import { IconButton } from '../../ui/button';
import { Disclosure } from '../../ui/disclosure';
import { CloseIcon } from '../../ui/icons';
import { Locked } from '../../ui/locked';
import { TermLink } from '../../ui/term-link';
import { scaledWidths, textScale } from '../../ui/text-size';
import { countingKeys } from './counting-keys';
import { LayerFields } from './forms/layer-fields';
import { LayerActions } from './layer-actions';
import { LayerInputs } from './layer-inputs';
import styles from './layer-details.module.css';

interface LayerDetailsProps {
  id: string;
  layer: LayerReading;
  index: number;
  onClose: () => void;
}

/** From the beginning of the row to where a form may begin, and how wide it may be: over the curves, so that Train and the test stay in reach. */
function formRoom(row: DOMRect): { readonly from: number; readonly width: number } {
  const curves = document.querySelector('[data-form-room]')?.getBoundingClientRect();
  if (!curves || curves.width === 0) return { from: 0, width: row.width };
  const [left, right] = [Math.max(row.left, curves.left), Math.min(row.right, curves.right)];
  return { from: isRightToLeft() ? row.right - right : left - row.left, width: right - left };
}

/** Where the row stands so low that a form below it may be out of the window; it stays in sight while the page is scrolled to the form. */
const stacked = '(max-width: 68.6875em)';

function isRightToLeft(): boolean {
  return document.documentElement.dir === 'rtl';
}

/** Brings the layer into sight, and its form below it: as far towards its layer as there is room. */
function useBelowLayer(form: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const [element, item] = [form.current, form.current?.closest('li')];
    const area = element?.offsetParent;
    if (!element || !item || !area) return;
    item.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    const place = (): void => {
      const [layer, row] = [item.getBoundingClientRect(), area.getBoundingClientRect()];
      const { from, width } = formRoom(row);
      element.style.setProperty('--room', `${width}px`);
      const wanted = isRightToLeft() ? row.right - layer.right : layer.left - row.left;
      const most = from + width - element.offsetWidth;
      element.style.setProperty('--along', `${Math.max(from, Math.min(wanted, most))}px`);
    };
    const observer = new ResizeObserver(place);
    observer.observe(area);
    observer.observe(item);
    place();
    if (window.matchMedia(scaledWidths(stacked, textScale())).matches) element.scrollIntoView({ block: 'nearest' });
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
  const { gap } = useFormat();
  const element = useRef<HTMLDivElement>(null);
  const isLocked = useLocked('network');
  useBelowLayer(element);
  return (
    <div ref={element} id={id} className={styles.details}>
      <div className={styles.head}>
        <strong className={styles.name}>{layer.displayName}</strong>
        <Locked when={isLocked}>
          <LayerActions id={layer.id} name={layer.displayName} index={index} />
        </Locked>
        <IconButton label={t('ui.close')} onPress={onClose}>
          <CloseIcon />
        </IconButton>
      </div>
      <p className={styles.summary}>
        {t(`layer.${layer.kind}`)}
        {gap}
        <TermLink term={`layer.${layer.kind}`}>{t('glossary.what', { name: layer.kind })}</TermLink>
      </p>
      <Locked when={isLocked}>
        <LayerFields layer={layer.spec} />
        <LayerInputs layer={layer} />
      </Locked>
      <Disclosure title={t('network.howManyParameters')} term="parameters">
        <p className={styles.counting}>{t(countingKeys[layer.kind])}</p>
        {layer.parameters?.arithmetic && (
          <p className={styles.arithmetic} dir="ltr">
            {layer.parameters.arithmetic}
          </p>
        )}
      </Disclosure>
    </div>
  );
}
