import { add, concat, reshape, slice, tensor1d, tidy, type Rank, type Tensor1D } from '@tensorflow/tfjs-core';
import { sizeOf } from '../../domain/network/shape';
import { buildModel, disposeModel, type Model } from '../core/model';

/** All weights of a model as one list, in the order of `Model.variables`. What is read are the weights at the time of the call, whatever is trained meanwhile. */
export async function copyWeights(model: Model): Promise<Float32Array> {
  const flat = flatWeights(model);
  const values = Float32Array.from(await flat.data());
  flat.dispose();
  return values;
}

/** The same, still on the device; the caller disposes of it. */
export function flatWeights({ variables }: Model): Tensor1D {
  // Adding 0 makes a copy: reshape and concat of a single tensor only share its values.
  return tidy(() => add(concat(variables.map((variable) => reshape<Rank.R1>(variable, [-1]))), 0));
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

/** Does work on a copy of a network with its weights as they are now, so that a training or another network in between mixes nothing. */
export async function withFrozen<T>(model: Model, work: (frozen: Model) => Promise<T>): Promise<T> {
  const twin = twinOf(model);
  try {
    setWeights(twin, await copyWeights(model));
    return await work(twin);
  } finally {
    disposeModel(twin);
  }
}

/** A second model of the same stack, for weights of its own; the caller disposes of it. */
export function twinOf(model: Model): Model {
  return buildModel(model.network, 0);
}
