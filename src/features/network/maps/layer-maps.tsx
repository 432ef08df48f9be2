import { memo, Suspense, useRef, type RefObject } from 'react';
import type { LayerReading } from '../../../domain/network/read-network';
import { late } from '../../../i18n/late';
import { useT } from '../../../i18n/use-t';
import { usePicture } from '../../../state/inside/use-picture';
import { useOnScreen } from '../../../state/inside/use-on-screen';
import { useInside } from '../../../state/use-page';
import { useMapColours } from '../../../ui/maps/use-map-colours';
import { FewNumbers } from './few-numbers';
import { ManyMaps } from './many-maps';
import { ManyNumbers } from './many-numbers';
import styles from './maps.module.css';
import { useHold } from './use-hold';
import { useLayerMaps } from './use-layer-maps';
import { useRoom, type Room } from './use-room';

/** Vectors up to this length are shown as bars with their names. */
const fewest = 20;

export interface LayerMapsProps {
  layer: LayerReading;
  isLast: boolean;
}

/** Kernels in place of maps come when they are first wanted. */
const LayerKernels = late(async () => (await import('./layer-kernels')).LayerKernels);

/** What one layer makes of the picture: its strongest maps, or its numbers; or its kernels. */
export const LayerMaps = memo(function LayerMaps({ layer, isLast }: LayerMapsProps) {
  const t = useT();
  const element = useRef<HTMLDivElement>(null);
  const { id, displayName: name } = layer;
  const hold = useHold(id);
  const room = useRoom(element);
  const view = usePicture((state) => state.view);
  return (
    <div
      ref={element}
      role="group"
      aria-label={t('inside.mapsOf', { name })}
      className={styles.room}
      data-maps
      {...hold}
    >
      {view === 'maps' ? (
        <ShownMaps layer={layer} isLast={isLast} element={element} room={room} />
      ) : (
        <Suspense fallback={null}>
          <LayerKernels layer={layer} element={element} room={room} />
        </Suspense>
      )}
    </div>
  );
});

interface ShownMapsProps extends LayerMapsProps {
  element: RefObject<HTMLElement | null>;
  room: Room | null;
}

function ShownMaps({ layer, isLast, element, room }: ShownMapsProps) {
  const { id, displayName: name, output } = layer;
  useOnScreen(element, id);
  const colours = useMapColours();
  const maps = useLayerMaps(id, output);
  const order = useInside((state) => state.strongest.get(id)) ?? null;
  const [height, width, channels] =
    output?.length === 3 ? (output as [number, number, number]) : [1, 1, output?.[0] ?? 0];
  const shared = { layerId: id, name, channels, maps, colours };
  if (!room) return null;
  if (height * width > 1) return <ManyMaps {...shared} order={order} height={height} width={width} room={room} />;
  if (channels > fewest) return <ManyNumbers {...shared} room={room} />;
  return <FewNumbers {...shared} isOutput={isLast} />;
}
