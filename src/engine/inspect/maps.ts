import { concat, reshape, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { asImage } from '../../domain/explain/layer-numbers';
import { sizeOf } from '../../domain/network/shape';
import type { LayerMaps } from '../../domain/explain/layer-maps';
import type { Maps, MapsArgs } from '../../protocol/inspect';
import { imagesTensor } from '../core/images-tensor';
import { layerOf, outputsUpTo, type Model } from '../core/model';
import type { WeightsAt } from './moments';
import { quantise } from './quantise';

/** The feature maps of the layers that are on the screen, read off the device in one go. */
export async function mapsOf({ model, trainedSteps }: WeightsAt, { image, layerIds }: MapsArgs): Promise<Maps> {
  const begin = performance.now();
  const layers = layerIds.map((id) => layerOf(model, id).reading);
  const last = layers.reduce((found, layer) => (found && found.place > layer.place ? found : layer), layers[0]);
  if (!last) return { trainedSteps, layers: [], milliseconds: 0 };
  const values = await flatOutputs(model, image, layerIds, last.id);
  let from = 0;
  const maps = layers.map(({ id, output }): LayerMaps => {
    const shape = asImage(output ?? []);
    const own = values.subarray(from, (from += sizeOf(shape)));
    return { layerId: id, shape, ...quantise(own, shape[0] * shape[1], shape[2]) };
  });
  return { trainedSteps, layers: maps, milliseconds: performance.now() - begin };
}

/** The outputs of some layers one behind the other; `lastId` is the one of them that is computed last. */
async function flatOutputs(model: Model, image: Float32Array, ids: readonly string[], lastId: string) {
  const flat = tidy(() => {
    const outputs = outputsUpTo(model, imagesTensor(model, image), lastId);
    return concat(ids.map((id) => reshape(outputs.get(id) as Tensor, [-1])));
  });
  const values = await flat.data();
  flat.dispose();
  return values;
}
