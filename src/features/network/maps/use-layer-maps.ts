import { useMemo } from 'react';
import type { Damage } from '../../../domain/explain/damage';
import type { LayerMaps } from '../../../domain/explain/layer-maps';
import type { Shape } from '../../../domain/network/shape';
import { useDamage, useInside } from '../../../state/use-page';
import type { TilePicture } from '../../../ui/maps/tile-paint';
import { layerBound, tilePicture } from './scale';

/** The maps of a layer; null while there are none of its shape: until it is trained anew, an edited layer may have others. */
export function useLayerMaps(layerId: string, output: Shape | null): LayerMaps | null {
  const maps = useInside((state) => state.maps.get(layerId) ?? null);
  if (!maps || !output) return null;
  const [height, width, channels] = maps.shape;
  const isSame = output.join() === (output.length === 3 ? [height, width, channels] : [channels]).join();
  return isSame ? maps : null;
}

/** Some channels of a layer as they are painted, in this order. */
export function useTilePicture(maps: LayerMaps | null, channels: readonly number[]): TilePicture | null {
  const scope = useInside((state) => state.scale);
  const common = useInside(({ scale, maps: all }) =>
    scale === 'common' ? Math.max(0, ...[...all.values()].map(layerBound)) : 0,
  );
  // What was found dead is dead for the weights that it was measured on.
  const activity = useInside(({ weights, trainedSteps }) =>
    trainedSteps !== null && weights?.trainedSteps === trainedSteps ? weights.activity : null,
  );
  const dead = activity?.find(({ layerId }) => layerId === maps?.layerId)?.dead ?? null;
  const damage = useDamage((state) => state.damage);
  return useMemo(
    () => maps && withOff(tilePicture(maps, channels, scope, common, dead), maps.layerId, channels, damage),
    [maps, channels, scope, common, dead, damage],
  );
}

/** What is switched off is marked as such, whatever its numbers are. */
function withOff(picture: TilePicture, layerId: string, channels: readonly number[], damage: Damage): TilePicture {
  const off = damage.flatMap((item) => (item.kind === 'off' && item.layerId === layerId ? [item.channel] : []));
  if (off.length === 0) return picture;
  return { ...picture, mark: (at) => (off.includes(channels[at] ?? -1) ? 'off' : picture.mark(at)) };
}
