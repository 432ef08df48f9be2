import { mul, square, step, sub, type Tensor } from '@tensorflow/tfjs-core';
import type { OutputActivation } from './kernel';

/** ActivationOutputGrad. */
export function referenceActivationOutputGrad(dy: Tensor, y: Tensor, activation: OutputActivation): Tensor {
  return mul(dy, derivative(y, activation));
}

function derivative(y: Tensor, activation: OutputActivation): Tensor {
  switch (activation) {
    case 'relu':
      return step(y);
    case 'sigmoid':
      return mul(y, sub(1, y));
    case 'tanh':
      return sub(1, square(y));
  }
}
