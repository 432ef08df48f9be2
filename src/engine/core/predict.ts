import type { Prediction } from '../../domain/explain/prediction';
import { imagesTensor } from './images-tensor';
import { probabilitiesOf, type Model } from './model';

/**
 * Class probabilities for one image of height x width x channels values from 0 to 1.
 *
 * @throws EngineFault `dataUnfit` when the image is not of the network's size
 */
export async function predict(model: Model, image: Float32Array, trainedSteps: number): Promise<Prediction> {
  const begin = performance.now();
  const input = imagesTensor(model, image);
  const output = probabilitiesOf(model, input);
  input.dispose();
  const probabilities = Float32Array.from(await output.data());
  output.dispose();
  return { probabilities, trainedSteps, milliseconds: performance.now() - begin };
}
