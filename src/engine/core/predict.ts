import { tensor4d } from '@tensorflow/tfjs-core';
import type { Prediction } from '../../protocol/messages';
import { sizeOf } from '../../domain/network/shape';
import { EngineFault } from './fault';
import { probabilitiesOf, type Model } from './model';

/**
 * Class probabilities for one image of height x width x channels values from 0 to 1.
 *
 * @throws EngineFault `internal` when the image is not of the network's size
 */
export async function predict(model: Model, image: Float32Array, trainedSteps: number): Promise<Prediction> {
  const begin = performance.now();
  const { inputShape } = model.network;
  if (image.length !== sizeOf(inputShape)) throw new EngineFault('internal', `an image of ${image.length} values`);
  const input = tensor4d(image, [1, ...inputShape] as [number, number, number, number]);
  const output = probabilitiesOf(model, input);
  input.dispose();
  const probabilities = Float32Array.from(await output.data());
  output.dispose();
  return { probabilities, trainedSteps, milliseconds: performance.now() - begin };
}
