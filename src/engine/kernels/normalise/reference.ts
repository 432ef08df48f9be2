import { add, mean, mul, rsqrt, square, sub, sum, type Tensor } from '@tensorflow/tfjs-core';
import { outerAxes } from '../batch-normalise/reference';

/** Along the channels, which stay an axis of one. */
const meanOf = (x: Tensor): Tensor => mean(x, -1, true);

/** Normalise. */
export function referenceNormalise(x: Tensor, gamma: Tensor, beta: Tensor, epsilon: number): Tensor[] {
  const mean = meanOf(x);
  const centred = sub(x, mean);
  const inverse = rsqrt(add(meanOf(square(centred)), epsilon));
  return [add(mul(mul(centred, inverse), gamma), beta), mean, inverse];
}

/** NormaliseGrad: dx by the chain rule through mean and variance. */
export function referenceNormaliseGrad(
  dy: Tensor,
  x: Tensor,
  { mean, inverse, gamma }: Readonly<Record<'mean' | 'inverse' | 'gamma', Tensor>>,
): Tensor[] {
  const normal = mul(sub(x, mean), inverse);
  const scaled = mul(dy, gamma);
  const dx = mul(inverse, sub(sub(scaled, meanOf(scaled)), mul(normal, meanOf(mul(scaled, normal)))));
  return [dx, sum(mul(dy, normal), outerAxes(x)), sum(dy, outerAxes(x))];
}
