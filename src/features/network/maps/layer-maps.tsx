import { memo, useRef } from 'react';
import type { LayerReading } from '../../../domain/network/read-network';
import { useT } from '../../../i18n/use-t';
import { useOnScreen } from '../../../state/inside/use-on-screen';
import { useInside } from '../../../state/use-page';
import { useMapColours } from '../../../ui/maps/use-map-colours';
import { FewNumbers } from './few-numbers';
import { ManyMaps } from './many-maps';
import { ManyNumbers } from './many-numbers';
import styles from './maps.module.css';
import { useHold } from './use-hold';
import { useLayerMaps } from './use-layer-maps';
import { useRoom } from './use-room';

/** Vectors up to this length are shown as bars with their names. */
const fewest = 20;

export interface LayerMapsProps {
  layer: LayerReading;
  isLast: boolean;
}

/** What one layer makes of the picture: its strongest maps, or its numbers. */
export const LayerMaps = memo(function LayerMaps({ layer, isLast }: LayerMapsProps) {
  const t = useT();
  const element = useRef<HTMLDivElement>(null);
  const { id, displayName: name, output } = layer;
  useOnScreen(element, id);
  const hold = useHold(id);
  const room = useRoom(element);
  const colours = useMapColours();
  const maps = useLayerMaps(id, output);
  const order = useInside((state) => state.strongest.get(id)) ?? null;
  const [height, width, channels] =
    output?.length === 3 ? (output as [number, number, number]) : [1, 1, output?.[0] ?? 0];
  const shared = { layerId: id, name, channels, maps, colours };
  const isVector = height * width === 1;
  return (
    <div
      ref={element}
      role="group"
      aria-label={t('inside.mapsOf', { name })}
      className={styles.room}
      data-maps
      {...hold}
    >
      {room && !isVector && <ManyMaps {...shared} order={order} height={height} width={width} room={room} />}
      {room && isVector && channels > fewest && <ManyNumbers {...shared} room={room} />}
      {room && isVector && channels <= fewest && <FewNumbers {...shared} isOutput={isLast} />}
    </div>
  );
});
