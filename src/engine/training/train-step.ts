import {
  add,
  concat1d,
  reshape,
  slice,
  tidy,
  variableGrads,
  type Rank,
  type Scalar,
  type Tensor,
  type Tensor1D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { logitsOf, type Model } from '../model';
import { crossEntropy } from '../ops/cross-entropy';
import type { Optimizer } from '../optimizer';
import { hasPenalty, penaltyOf } from '../penalties';

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
  return tidy(() => {
    const kept: Tensor1D[] = [];
    const { value, grads } = variableGrads(() => {
      const logits = logitsOf(model, batch.images, true, key);
      const loss = crossEntropy(logits, batch.labels, (metrics) => kept.push(metrics));
      const penalty = penaltyOf(model);
      return penalty ? add<Scalar>(loss, penalty) : loss;
    }, [...model.trainable]);
    const gradients = model.trainable.map((variable) => grads[variable.name] as Tensor);
    optimizer.apply(gradients, learningRate);
    const [metrics] = kept as [Tensor1D];
    return hasPenalty(model) ? withLoss(metrics, value) : metrics;
  });
}

/** The metrics with another loss in place of the cross-entropy alone. */
function withLoss(metrics: Tensor1D, loss: Scalar): Tensor1D {
  const accuracy = slice(metrics, 1, 1);
  metrics.dispose();
  return concat1d([reshape<Rank.R1>(loss, [1]), accuracy]);
}
