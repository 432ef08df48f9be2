import { addN, concat1d, dispose, mul, reshape, scalar, tidy, type Rank, type Tensor1D } from '@tensorflow/tfjs-core';
import type { Evaluation } from '../protocol/messages';
import { gatherBatch, type Portion } from './data/batches';
import { logitsOf, type Model } from './model';
import { batchMetrics } from './ops/cross-entropy';
import { turns } from './pause';
import { penaltyOf } from './penalties';
import { imagesAtOnce } from './training/pieces';

/** The most images in one slice: large enough to fill a device, small enough to give way in between. */
const mostInSlice = 200;

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
  const sums: Tensor1D[] = [];
  const sliceSize = Math.min(mostInSlice, imagesAtOnce(model.network));
  for (let from = 0; from < portion.count; from += sliceSize) {
    if (isCancelled?.()) {
      dispose(sums);
      return null;
    }
    sums.push(sliceSums(model, portion, from, Math.min(sliceSize, portion.count - from), shape));
    onProgress?.(Math.min(from + sliceSize, portion.count));
    await giveWay();
  }
  const total = tidy(() => concat1d([addN(sums), reshape<Rank.R1>(penaltyOf(model) ?? scalar(0), [1])]));
  dispose(sums);
  const [loss = NaN, correct = NaN, penalty = NaN] = await total.data();
  total.dispose();
  return {
    loss: loss / portion.count + penalty,
    accuracy: correct / portion.count,
    count: portion.count,
    seconds: (performance.now() - begin) / 1000,
  };
}

/** [summed loss, number of right answers] of one slice. */
function sliceSums(
  model: Model,
  portion: Portion,
  from: number,
  count: number,
  shape: readonly [number, number, number],
): Tensor1D {
  const positions = Uint32Array.from({ length: count }, (_, index) => from + index);
  return tidy(() => {
    const { images, labels } = gatherBatch(portion, positions, shape);
    return mul(batchMetrics(logitsOf(model, images, false), labels), count);
  });
}
