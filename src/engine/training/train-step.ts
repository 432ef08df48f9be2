import {
  add,
  dispose,
  mul,
  square,
  sum,
  tidy,
  variableGrads,
  type Scalar,
  type Tensor,
  type Tensor1D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { logitsOf, type Model } from '../model';
import { crossEntropy } from '../ops/cross-entropy';
import { variablesOf } from '../layers/engine-layer';
import type { Optimizer } from '../optimizer';

export interface Batch {
  /** [batch, height, width, channels], 0 to 1. */
  readonly images: Tensor4D;
  /** int32 [batch]. */
  readonly labels: Tensor1D;
}

/**
 * One step: forward, loss, gradients, update. Gives the tensor [loss, accuracy] of the batch, which the caller disposes of; nothing is read back here.
 *
 * @param key the step's random stream, for dropout
 */
export function trainStep(
  model: Model,
  optimizer: Optimizer,
  batch: Batch,
  learningRate: number,
  key: number,
): Tensor1D {
  const kept: Tensor1D[] = [];
  tidy(() => {
    const { value, grads } = variableGrads(() => {
      const logits = logitsOf(model, batch.images, true, key);
      const loss = crossEntropy(logits, batch.labels, (metrics) => kept.push(metrics));
      return withPenalties(model, loss);
    }, [...model.trainable]);
    const gradients = model.trainable.map((variable) => grads[variable.name] as Tensor);
    optimizer.apply(gradients, learningRate);
    dispose([value, ...gradients]);
  });
  const [metrics] = kept;
  if (!metrics) throw new Error('The training step computed no metrics.');
  return metrics;
}

/** loss + the sum over layers of l2 * sum(kernel^2), as Keras adds kernel regularizers. */
function withPenalties(model: Model, loss: Scalar): Scalar {
  return model.stages.reduce((total, { spec, layer }) => {
    if (!('l2' in spec.params) || spec.params.l2 === 0) return total;
    const { l2 } = spec.params;
    const kernels = variablesOf(layer).filter((variable) => variable.rank > 1);
    return kernels.reduce((subtotal, kernel) => add(subtotal, mul(sum(square(kernel)), l2)), total);
  }, loss);
}
