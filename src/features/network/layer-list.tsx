import { useRef } from 'react';
import { useT } from '../../i18n/use-t';
import { dropMark } from './drop-index';
import { LayerItem } from './layer-item';
import styles from './layer-list.module.css';
import { useLayerDrag } from './use-layer-drag';
import { useAnalysis } from '../../state/network/use-analysis';
import { useNetwork } from '../../state/use-page';

/** The stack from the input to the output. */
export function LayerList() {
  const t = useT();
  const list = useRef<HTMLUListElement>(null);
  const layers = useNetwork((state) => state.network.layers);
  const analysis = useAnalysis();
  const { drag, announcement, gripProps } = useLayerDrag(list);
  return (
    <>
      <ul ref={list} role="list" aria-label={t('network.layers')} className={styles.list}>
        {layers.map((layer, index) => {
          const result = analysis.layers[index];
          if (!result) return null;
          return (
            <LayerItem
              key={layer.id}
              layer={layer}
              analysis={result}
              index={index}
              isLifted={drag?.id === layer.id}
              dropMark={drag ? dropMark(index, drag.from, drag.to) : null}
              gripProps={gripProps({ id: layer.id, name: result.displayName, index })}
            />
          );
        })}
      </ul>
      <div className={styles.announcement} aria-live="assertive">
        {announcement}
      </div>
    </>
  );
}
