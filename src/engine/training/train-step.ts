import {
  add,
  concat1d,
  dispose,
  mul,
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
import { EngineFault } from '../core/fault';
import { logitsOf, type Model } from '../core/model';
import { crossEntropy } from '../ops/cross-entropy';
import type { Optimizer } from '../core/optimizer';
import { hasPenalty, penaltyOf } from '../core/penalties';
import { tracedStep } from './step-traces';

export interface Batch {
  /** [batch, height, width, channels], 0 to 1. */
  readonly images: Tensor4D;
  /** int32 [batch]. */
  readonly labels: Tensor1D;
}

/** A step as it is to be done. */
export interface StepTask {
  readonly model: Model;
  readonly optimizer: Optimizer;
  readonly batch: Batch;
  readonly learningRate: number;
  /** The step's random stream, for dropout. */
  readonly key: number;
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
    const [metrics, ...gradients] = tracedStep(model, [batch.images, batch.labels], key, () =>
      gradientsOf(model, batch, key),
    );
    optimizer.apply(gradients, learningRate);
    return metrics;
  });
}

/**
 * The same step, with a batch that goes through the network a piece at a time: the gradients of the pieces, weighted by their sizes, add up to the batch's, but for
 * rounding. Not for layers that normalise by their batch.
 *
 * @param size images of a piece
 * @param between called between two pieces; false calls the step off, and nothing has changed
 */
export async function trainStepInPieces(
  { model, optimizer, batch, learningRate, key }: StepTask,
  size: number,
  between: () => Promise<boolean>,
): Promise<Tensor1D | null> {
  const count = batch.images.shape[0];
  let sums: Tensor[] = [];
  for (let from = 0; from < count; from += size) {
    if (from > 0 && !(await between())) {
      dispose(sums);
      return null;
    }
    const before = sums;
    sums = tidy(() => {
      const piece = pieceOf(batch, from, Math.min(size, count - from));
      const found = gradientsOf(model, piece, key, from);
      const share = piece.labels.size / count;
      const parts = found.map((part, index) => plus(before[index], mul(part, share)));
      found[0].dispose();
      return parts;
    });
    dispose(before);
  }
  const [metrics, ...gradients] = sums;
  optimizer.apply(gradients, learningRate);
  dispose(gradients);
  return metrics as Tensor1D;
}

function plus(sum: Tensor | undefined, part: Tensor): Tensor {
  return sum ? add(sum, part) : part;
}

function pieceOf({ images, labels }: Batch, from: number, count: number): Batch {
  return { images: slice(images, from, count), labels: slice(labels, from, count) };
}

/**
 * @param before images of the batch that come before these
 * @throws EngineFault `nothingTrainable`
 */
function gradientsOf(model: Model, batch: Batch, key: number, before = 0): [metrics: Tensor1D, ...gradients: Tensor[]] {
  if (model.trainable.length === 0) throw new EngineFault('nothingTrainable', 'no weights are trained');
  const kept: Tensor1D[] = [];
  const { value, grads } = variableGrads(() => {
    const logits = logitsOf(model, batch.images, true, key, before);
    const loss = crossEntropy(logits, batch.labels, (metrics) => kept.push(metrics), model.labelSmoothing);
    const penalty = penaltyOf(model);
    return penalty ? add<Scalar>(loss, penalty) : loss;
  }, [...model.trainable]);
  const gradients = model.trainable.map((variable) => grads[variable.name] as Tensor);
  const [metrics] = kept as [Tensor1D];
  return [hasPenalty(model) ? withLoss(metrics, value) : metrics, ...gradients];
}

/** The metrics with another loss in place of the cross-entropy alone. */
function withLoss(metrics: Tensor1D, loss: Scalar): Tensor1D {
  const accuracy = slice(metrics, 1, 1);
  metrics.dispose();
  return concat1d([reshape<Rank.R1>(loss, [1]), accuracy]);
}
