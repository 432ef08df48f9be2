import { mul, sub, sum, type Tensor } from '@tensorflow/tfjs-core';

/** SoftmaxGrad. */
export function referenceSoftmaxGrad(dy: Tensor, y: Tensor): Tensor {
  return mul(y, sub(dy, sum(mul(dy, y), -1, true)));
}
