import { sizeOf } from '../../domain/network/shape';
import type { ManyPredictions, PredictManyArgs } from '../../protocol/inspect';
import { imagesTensor } from '../core/images-tensor';
import { probabilitiesOf, type Model } from '../core/model';
import { turn } from '../core/pause';
import { imagesAtOnce } from '../training/pieces';
import type { SeenRun } from './damaged-model';
import { withFrozen } from './weights';

/** The most images at a time. */
const sliceSize = 200;

/** Class probabilities for many images, count x classes, all with the weights of now; null when it was given up. */
export async function predictMany(
  { model, position }: SeenRun,
  { images, count }: Pick<PredictManyArgs, 'images' | 'count'>,
  signal?: AbortSignal,
): Promise<ManyPredictions | null> {
  const { classes, network } = model;
  const trainedSteps = position.steps;
  const most = Math.min(sliceSize, imagesAtOnce(network));
  if (count <= most) return { probabilities: await probabilitiesFor(model, images), classes, trainedSteps };
  const size = sizeOf(network.inputShape);
  const probabilities = new Float32Array(count * classes);
  return withFrozen(model, async (frozen) => {
    for (let from = 0; from < count; from += most) {
      const slice = images.subarray(from * size, Math.min(from + most, count) * size);
      probabilities.set(await probabilitiesFor(frozen, slice), from * classes);
      await turn();
      if (signal?.aborted) return null;
    }
    return { probabilities, classes, trainedSteps };
  });
}

/** Class probabilities for some images, all at once: images x classes. */
export async function probabilitiesFor(model: Model, images: Float32Array): Promise<Float32Array> {
  const input = imagesTensor(model, images, images.length / sizeOf(model.network.inputShape));
  const output = probabilitiesOf(model, input);
  input.dispose();
  const probabilities = Float32Array.from(await output.data());
  output.dispose();
  return probabilities;
}
