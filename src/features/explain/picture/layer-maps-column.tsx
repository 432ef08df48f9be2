import { memo, useMemo, useRef } from 'react';
import { definitionOf } from '../../../domain/layers/registry';
import { useFormat } from '../../../i18n/format';
import type { LayerMaps } from '../../../domain/explain/layer-maps';
import { useInside } from '../../../state/use-page';
import { LayerSign } from '../../../ui/layer-sign';
import type { MapColours } from '../../../ui/maps/colour-scale';
import type { LayerReading } from '../../../domain/network/read-network';
import { useOnScreen } from '../../../state/inside/use-on-screen';
import { FewNumbers } from './few-numbers';
import { ManyMaps } from './many-maps';
import { ManyNumbers } from './many-numbers';
import styles from './network-picture.module.css';
import { tilePicture, type ScaleScope } from './scale';
import type { Room } from './use-room';

/** Vectors up to this length are shown as bars with their names. */
const fewest = 20;

export interface LayerMapsColumnProps {
  layer: LayerReading;
  isLast: boolean;
  maps: LayerMaps | null;
  scope: ScaleScope;
  common: number;
  colours: MapColours;
  room: Room;
}

/** One layer: its sign, name and shape, and below them all it computed for the picture. */
export const LayerMapsColumn = memo(function LayerMapsColumn(props: LayerMapsColumnProps) {
  const { layer, isLast, maps, scope, common, colours, room } = props;
  const format = useFormat();
  const element = useRef<HTMLLIElement>(null);
  useOnScreen(element, layer.id);
  // What was found dead is dead for the weights that it was measured on.
  const activity = useInside(({ weights, trainedSteps }) => (weights?.trainedSteps === trainedSteps ? weights : null));
  const dead = activity?.activity.find((one) => one.layerId === layer.id)?.dead ?? null;
  const picture = useMemo(() => maps && tilePicture(maps, scope, common, dead), [maps, scope, common, dead]);
  const { displayName, output, kind } = layer;
  if (!output) return null;
  const [height, width, channels] = output.length === 3 ? (output as [number, number, number]) : [1, 1, output[0] ?? 0];
  const isVector = height * width === 1;
  const shared = { layerId: layer.id, name: displayName, picture, colours, room, channels };
  return (
    <li ref={element} className={styles.layer} data-layer={layer.id}>
      <div className={styles.head}>
        <LayerSign family={definitionOf(kind).family} size={28} />
        <div>
          <h3 className={styles.name}>{displayName}</h3>
          <p className={styles.shape}>{format.shape(output)}</p>
        </div>
      </div>
      {!isVector && <ManyMaps {...shared} height={height} width={width} />}
      {isVector && channels <= fewest && <FewNumbers {...shared} isOutput={isLast} values={maps?.low ?? null} />}
      {isVector && channels > fewest && <ManyNumbers {...shared} />}
    </li>
  );
});
