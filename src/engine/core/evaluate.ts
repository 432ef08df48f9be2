import {
  add,
  concat1d,
  dispose,
  mul,
  reshape,
  scalar,
  tidy,
  zeros,
  type Rank,
  type Tensor1D,
} from '@tensorflow/tfjs-core';
import { gatherBatch, type Portion } from '../data/batches';
import { logitsOf, type Model } from './model';
import { batchMetrics } from '../ops/cross-entropy';
import { turns } from './pause';
import { penaltyOf } from './penalties';
import { imagesAtOnce } from '../training/pieces';
import type { Evaluation } from '../../domain/training/metrics';
import { sliceSize } from '../../domain/training/work';

export interface EvaluateHooks {
  readonly onProgress?: (done: number) => void;
  /** Asked between slices; true ends the evaluation early. */
  readonly isCancelled?: () => boolean;
}

/** Loss and accuracy of the network in use over a portion, in slices; null when it was cancelled. */
export async function evaluate(
  model: Model,
  portion: Portion,
  shape: readonly [number, number, number],
  { onProgress, isCancelled }: EvaluateHooks = {},
): Promise<Evaluation | null> {
  const begin = performance.now();
  const giveWay = turns();
  let sums = zeros<Rank.R1>([2]);
  const most = Math.min(sliceSize, imagesAtOnce(model.network));
  for (let from = 0; from < portion.count; from += most) {
    if (isCancelled?.()) {
      sums.dispose();
      return null;
    }
    const count = Math.min(most, portion.count - from);
    sums = grown(sums, sliceSums(model, portion, from, count, shape));
    onProgress?.(from + count);
    await giveWay();
  }
  const total = withPenalty(model, sums);
  sums.dispose();
  const [loss = NaN, correct = NaN, penalty = NaN] = await total.data();
  total.dispose();
  return {
    loss: loss / portion.count + penalty,
    accuracy: correct / portion.count,
    count: portion.count,
    seconds: (performance.now() - begin) / 1000,
  };
}

/** The running sums with those of one more slice; both are disposed of. One tensor for each slice, added up in the end, would be more than a GPU binds at a time. */
function grown(sums: Tensor1D, slice: Tensor1D): Tensor1D {
  const more = add<Tensor1D>(sums, slice);
  dispose([sums, slice]);
  return more;
}

/** The sums of all slices, and the penalties of the model's weights. */
export function withPenalty(model: Model, sums: Tensor1D): Tensor1D {
  return tidy(() => concat1d([sums, reshape<Rank.R1>(penaltyOf(model) ?? scalar(0), [1])]));
}

/** [summed loss, number of right answers] of one slice. */
export function sliceSums(
  model: Model,
  portion: Portion,
  from: number,
  count: number,
  shape: readonly [number, number, number],
): Tensor1D {
  const positions = Uint32Array.from({ length: count }, (_, index) => from + index);
  return tidy(() => {
    const { images, labels } = gatherBatch(portion, positions, shape);
    return mul(batchMetrics(logitsOf(model, images, false), labels, model.labelSmoothing), count);
  });
}
