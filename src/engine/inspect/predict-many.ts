import { tidy } from '@tensorflow/tfjs-core';
import { sizeOf } from '../../domain/network/shape';
import type { ManyPredictions, PredictManyArgs } from '../../protocol/inspect';
import { imagesTensor } from '../core/images-tensor';
import { probabilitiesOf, type Model } from '../core/model';

/** Images at a time. All slices are asked of the device before any is awaited, so that a training in between mixes nothing. */
const sliceSize = 200;

/** Class probabilities for many images, count x classes. */
export async function predictMany(
  model: Model,
  { images, count }: Pick<PredictManyArgs, 'images' | 'count'>,
  trainedSteps: number,
): Promise<ManyPredictions> {
  const size = sizeOf(model.network.inputShape);
  const { classes } = model;
  const probabilities = new Float32Array(count * classes);
  const slices = Array.from({ length: Math.ceil(count / sliceSize) }, (_, index) => {
    const from = index * sliceSize;
    const own = Math.min(sliceSize, count - from);
    const part = images.subarray(from * size, (from + own) * size);
    return { from, output: tidy(() => probabilitiesOf(model, imagesTensor(model, part, own))) };
  });
  for (const { from, output } of slices) {
    probabilities.set(await output.data(), from * classes);
    output.dispose();
  }
  return { probabilities, classes, trainedSteps };
}
