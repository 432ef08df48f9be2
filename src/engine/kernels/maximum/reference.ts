import { cast, greaterEqual, less, mul, type Tensor } from '@tensorflow/tfjs-core';

/** MaximumGrad. */
export function referenceMaximumGrad(dy: Tensor, a: Tensor, b: Tensor): Tensor[] {
  return [greaterEqual(a, b), less(a, b)].map((chosen) => mul(dy, cast(chosen, 'float32')));
}
