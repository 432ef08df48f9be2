import { useMemo, type RefObject } from 'react';
import { useStore } from 'zustand';
import { kernelViewOf, type KernelView } from '../../../domain/explain/kernel-view';
import type { LayerMaps } from '../../../domain/explain/layer-maps';
import type { LayerReading } from '../../../domain/network/read-network';
import { useFormat } from '../../../i18n/format';
import { useT } from '../../../i18n/use-t';
import { kernelsOf } from '../../../state/late/kernels';
import { useVisible } from '../../../state/inside/use-on-screen';
import { useReading } from '../../../state/network/use-network';
import { useInside, usePage } from '../../../state/use-page';
import { useMapColours } from '../../../ui/maps/use-map-colours';
import { ManyMaps } from './many-maps';
import styles from './maps.module.css';
import type { Room } from './use-room';

interface LayerKernelsProps {
  layer: LayerReading;
  element: RefObject<HTMLElement | null>;
  room: Room | null;
}

/** The kernels of one layer in place of its maps, in the same order. */
export function LayerKernels({ layer, element, room }: LayerKernelsProps) {
  const t = useT();
  const reading = useReading();
  const view = useMemo(() => kernelViewOf(reading, layer), [reading, layer]);
  if (!view) return <p className={styles.noKernel}>{t('inside.kernelNone')}</p>;
  return room && <Kernels layer={layer} element={element} room={room} view={view} />;
}

function Kernels({ layer, element, room, view }: LayerKernelsProps & { room: Room; view: KernelView }) {
  const { id, displayName: name } = layer;
  const kernels = kernelsOf(usePage());
  useVisible(
    element,
    id,
    useStore(kernels, (state) => state.show),
  );
  const pictures = useStore(kernels, (state) => state.kernels.get(id) ?? null);
  const order = useInside((state) => state.strongest.get(id)) ?? null;
  const colours = useMapColours();
  const { height, width, count } = view;
  const which = useWhich(view, name);
  return (
    <ManyMaps
      layerId={id}
      name={name}
      channels={count}
      maps={fits(pictures, view) ? pictures : null}
      colours={colours}
      order={order}
      height={height}
      width={width}
      room={room}
      kernelName={which}
    />
  );
}

/** Until it is trained anew, an edited layer may have other kernels. */
function fits(maps: LayerMaps | null, { height, width, count }: KernelView): boolean {
  return maps?.shape.join() === [height, width, count].join();
}

/** "Kernel 5 of Conv2D 2, 3 × 3: the mean over 32 input channels" */
function useWhich({ height, width, averaged, form }: KernelView, name: string): (channel: number) => string {
  const t = useT();
  const format = useFormat();
  return useMemo(() => {
    const size = format.shape([height, width]);
    const mean = averaged > 1 ? `: ${t('inside.kernelMean', { count: averaged })}` : '';
    return (channel) => t(`inside.kernel_${form}`, { number: channel + 1, name, size }) + mean;
  }, [t, format, height, width, averaged, form, name]);
}
