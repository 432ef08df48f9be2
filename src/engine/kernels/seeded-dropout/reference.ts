import { mul, tensor, type Tensor } from '@tensorflow/tfjs-core';
import { randomUniform } from '../../../domain/random';

/** SeededDropout with a mask made in JavaScript and uploaded. */
export function referenceSeededDropout(x: Tensor, rate: number, key: number, from = 0): Tensor {
  const scale = 1 / (1 - rate);
  const mask = Float32Array.from({ length: x.size }, (_, index) =>
    randomUniform(key, from + index) >= rate ? scale : 0,
  );
  return mul(x, tensor(mask, x.shape));
}
