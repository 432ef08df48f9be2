import { useRef, useState, type CSSProperties } from 'react';
import { createStore } from 'zustand/vanilla';
import { useT } from '../../i18n/use-t';
import { useFit, useReading } from '../../state/network/use-network';
import { dropMark } from './drop-index';
import { LayerItem } from './layer-item';
import styles from './layer-list.module.css';
import type { LitLayer } from './light';
import { roomForSkips, SkipLines } from './skip-lines';
import { useLayerDrag } from './use-layer-drag';
import { useSkipDrag } from './use-skip-drag';

/** The layers from the input to the output: in one row, or, on a phone, below each other. */
export function LayerList() {
  const t = useT();
  const list = useRef<HTMLUListElement>(null);
  const { layers } = useReading();
  const { problems } = useFit();
  const { drag, announcement, gripProps } = useLayerDrag(list);
  const { skip, announcement: skipAnnouncement, skipProps } = useSkipDrag(list);
  // In a store: of thirty layers only those render again whose frames change.
  const [lit] = useState(() => createStore<LitLayer>(() => ({ id: null })));
  const room = { '--skips': `${roomForSkips(layers)}px` } as CSSProperties;
  return (
    <div className={styles.wrapper} style={room}>
      <div className={styles.scroller}>
        <div className={styles.flow}>
          <SkipLines list={list} />
          <ul ref={list} role="list" aria-label={t('network.layers')} className={styles.list}>
            {layers.map((layer, index) => (
              <LayerItem
                key={layer.id}
                layer={layer}
                problem={problems.get(layer.id) ?? null}
                index={index}
                isLast={index === layers.length - 1}
                isLifted={drag?.id === layer.id}
                dropMark={drag ? dropMark(index, drag.from, drag.to) : null}
                gripProps={gripProps({ id: layer.id, name: layer.displayName, index })}
                isSkipSource={skip?.id === layer.id}
                isSkipTarget={skip?.to === index}
                skipProps={
                  index < layers.length - 2 ? skipProps({ id: layer.id, name: layer.displayName, index }) : null
                }
                lit={lit}
              />
            ))}
          </ul>
        </div>
      </div>
      <div className={styles.announcement} aria-live="assertive">
        {announcement}
        {skipAnnouncement}
      </div>
    </div>
  );
}
