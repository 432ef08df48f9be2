import { concat, reshape, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { asImage } from '../../domain/explain/layer-numbers';
import { sizeOf } from '../../domain/network/shape';
import type { LayerMaps, Maps, MapsArgs } from '../../protocol/inspect';
import { imagesTensor, outputsOf } from './forward';
import type { WeightsAt } from './moments';
import { quantise } from './quantise';

/** The feature maps of the layers that are on the screen, read off the device in one go. */
export async function mapsOf({ model, trainedSteps }: WeightsAt, { image, layers }: MapsArgs): Promise<Maps> {
  const begin = performance.now();
  if (layers.length === 0) return { trainedSteps, layers: [], milliseconds: 0 };
  const shapes: number[][] = [];
  const flat = tidy(() => {
    const outputs = outputsOf(model, imagesTensor(model, image), 0, Math.max(...layers));
    return concat(
      layers.map((layer) => {
        const output = outputs[layer] as Tensor;
        shapes.push(output.shape.slice(1));
        return reshape(output, [-1]);
      }),
    );
  });
  const values = await flat.data();
  flat.dispose();
  let from = 0;
  const maps = layers.map((layer, index): LayerMaps => {
    const shape = asImage(shapes[index] ?? []);
    const own = values.subarray(from, (from += sizeOf(shape)));
    return { layer, shape, ...quantise(own, shape[0] * shape[1], shape[2]) };
  });
  return { trainedSteps, layers: maps, milliseconds: performance.now() - begin };
}
