import { tensor4d, type Tensor, type Tensor4D } from '@tensorflow/tfjs-core';
import type { LayerSpec } from '../../domain/network/network';
import { sizeOf } from '../../domain/network/shape';
import { EngineFault } from '../core/fault';
import { engineLayerOf } from '../layers/registry';
import type { Model } from '../core/model';

/** Images as a tensor [count, height, width, channels]; the caller disposes of it. @throws EngineFault `internal` when they are not of the network's size */
export function imagesTensor({ network }: Model, images: Float32Array, count = 1): Tensor4D {
  const { inputShape } = network;
  if (images.length !== count * sizeOf(inputShape))
    throw new EngineFault('internal', `${count} images of ${images.length} values`);
  return tensor4d(images, [count, ...inputShape] as [number, number, number, number]);
}

/** A layer as the learner built it, its softmax included, in use. */
export function forwardLayer(model: Model, index: number, x: Tensor, spec = specOf(model, index)): Tensor {
  const stage = model.stages[index];
  if (!stage) throw new EngineFault('internal', `there is no layer ${index}`);
  return engineLayerOf(spec.kind).forward(x, stage.layer, spec.params, { training: false, key: 0 });
}

/** The outputs of the layers `from` to `to`, both included, for the input x of the first of them. Inside a tidy. */
export function outputsOf(model: Model, x: Tensor, from: number, to: number): Tensor[] {
  const outputs: Tensor[] = [];
  for (let index = from; index <= to; index++) outputs.push(forwardLayer(model, index, outputs.at(-1) ?? x));
  return outputs;
}

export function specOf({ network }: Model, index: number): LayerSpec {
  const spec = network.layers[index];
  if (!spec) throw new EngineFault('internal', `there is no layer ${index}`);
  return spec;
}
