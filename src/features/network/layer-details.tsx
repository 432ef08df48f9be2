import { useEffect, useRef } from 'react';
import type { LayerReading } from '../../domain/network/read-network';
import { useT } from '../../i18n/use-t';
import { Disclosure } from '../../ui/disclosure';
import { LayerFields } from './forms/layer-fields';
import { formOf } from './forms/registry';
import { LayerActions } from './layer-actions';
import { LayerInputs } from './layer-inputs';
import styles from './layer-details.module.css';

interface LayerDetailsProps {
  id: string;
  layer: LayerReading;
  index: number;
}

/** Everything about one layer: what it does, its settings, where its parameters come from, and what can be done with it. */
export function LayerDetails({ id, layer, index }: LayerDetailsProps) {
  const t = useT();
  const form = formOf(layer.kind);
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    element.current?.closest('li')?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div ref={element} id={id} className={styles.details}>
      <LayerActions id={layer.id} name={layer.displayName} index={index} />
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
