import { add, concat, reshape, slice, tensor1d, tidy } from '@tensorflow/tfjs-core';
import { sizeOf } from '../../domain/network/shape';
import { buildModel, type Model } from '../core/model';

/** All weights of a model as one list, in the order of `Model.variables`. What is read are the weights at the time of the call, whatever is trained meanwhile. */
export async function copyWeights({ variables }: Model): Promise<Float32Array> {
  // Adding 0 makes a copy on the device: reshape and concat of a single tensor only share its values.
  const flat = tidy(() => add(concat(variables.map((variable) => reshape(variable, [-1]))), 0));
  const values = Float32Array.from(await flat.data());
  flat.dispose();
  return values;
}

export function setWeights({ variables }: Model, weights: Float32Array): void {
  tidy(() => {
    const flat = tensor1d(weights);
    let from = 0;
    for (const variable of variables) {
      const size = sizeOf(variable.shape);
      variable.assign(reshape(slice(flat, from, size), variable.shape));
      from += size;
    }
  });
}

/** A second model of the same stack, for weights of its own; the caller disposes of it. */
export function twinOf(model: Model): Model {
  return buildModel(model.network, 0);
}
