import { normalQuantiles, randomNormal } from '../normal-noise';
import { keyAt, type RandomMoment } from './random-moment';

/** The noise that is added to the `size` values of an image: the very numbers of the engine. */
export function explainGaussianNoise(stddev: number, size: number, at: RandomMoment): Float32Array {
  const [quantiles, key, first] = [normalQuantiles(), keyAt(at), at.image * size];
  return Float32Array.from({ length: size }, (_, index) => randomNormal(quantiles, stddev, key, first + index));
}
