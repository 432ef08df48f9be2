import { add, mean, mul, rsqrt, square, sub, type Tensor } from '@tensorflow/tfjs-core';

/** Along the channels, which stay an axis of one. */
const meanOf = (x: Tensor): Tensor => mean(x, -1, true);

/** Normalise. */
export function referenceNormalise(x: Tensor, epsilon: number): Tensor[] {
  const centred = sub(x, meanOf(x));
  const inverse = rsqrt(add(meanOf(square(centred)), epsilon));
  return [mul(centred, inverse), inverse];
}

/** NormaliseGrad: inverse (dy - mean(dy) - y mean(dy y)), by the chain rule through mean and variance. */
export function referenceNormaliseGrad(dy: Tensor, y: Tensor, inverse: Tensor): Tensor {
  return mul(inverse, sub(sub(dy, meanOf(dy)), mul(y, meanOf(mul(dy, y)))));
}
