import { concat, div, matMul, mean, pad, reshape, tidy, type Rank, type Tensor } from '@tensorflow/tfjs-core';
import { kernelViewOf, placesIn, type KernelView } from '../../domain/explain/kernel-view';
import type { LayerMaps } from '../../domain/explain/layer-maps';
import { readNetwork } from '../../domain/network/read-network';
import type { KernelsArgs, Maps } from '../../protocol/inspect';
import { layerOf, type ModelLayer } from '../core/model';
import type { WeightsAt } from './moments';
import { quantise } from './quantise';
import { namedVariables } from './variables';

/** The weights of the layers that are on the screen as small pictures. Means are taken on the device, so that little is read off it. */
export async function kernelsOf({ model, trainedSteps }: WeightsAt, { layerIds }: KernelsArgs): Promise<Maps> {
  const begin = performance.now();
  const network = readNetwork(model.network);
  const asked = layerIds.flatMap((layerId) => {
    const layer = layerOf(model, layerId);
    const view = kernelViewOf(network, layer.reading);
    return view ? [{ layerId, layer, view }] : [];
  });
  if (asked.length === 0) return { trainedSteps, layers: [], milliseconds: 0 };
  const flat = tidy(() => concat(asked.map(({ layer, view }) => reshape(picturesOf(layer, view), [-1]))));
  const values = Float32Array.from(await flat.data());
  flat.dispose();
  let from = 0;
  const layers = asked.map(({ layerId, view }): LayerMaps => {
    const { height, width, count } = view;
    const own = values.subarray(from, (from += height * width * count));
    return { layerId, shape: [height, width, count], ...quantise(own, height * width, count) };
  });
  return { trainedSteps, layers, milliseconds: performance.now() - begin };
}

/** [places, count] */
function picturesOf(layer: ModelLayer, view: KernelView): Tensor {
  const weights = new Map(namedVariables(layer).map(({ name, variable }) => [name, variable]));
  const [places, { averaged, count }] = [placesIn(view), view];
  const kernel = (weights.get('kernel') ?? weights.get('depthwise_kernel')) as Tensor;
  switch (layer.reading.kind) {
    case 'Conv2DTranspose': // height x width x filters x channels
      return mean(reshape(kernel, [places, count, averaged]), 2);
    case 'DepthwiseConv2D':
      return reshape(kernel, [places, count]);
    case 'SeparableConv2D': {
      // The kernel that a filter applies to a channel is the sum of those of the channel, each times its pointwise weight.
      const pointwise = reshape<Rank.R2>(weights.get('pointwise_kernel') as Tensor, [-1, count]);
      return div(matMul(reshape<Rank.R2>(kernel, [places, -1]), pointwise), averaged);
    }
    default:
      return view.form === 'numbers'
        ? pad(kernel, [
            [0, places - kernel.shape[0]],
            [0, 0],
          ])
        : mean(reshape(kernel, [places, averaged, count]), 1);
  }
}
