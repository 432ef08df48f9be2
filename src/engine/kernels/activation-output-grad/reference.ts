import { mul, square, step, sub, sum, type Tensor } from '@tensorflow/tfjs-core';
import type { OutputActivation } from './kernel';

/** ActivationOutputGrad. */
export function referenceActivationOutputGrad(dy: Tensor, y: Tensor, activation: OutputActivation): Tensor {
  if (activation === 'softmax') {
    const products = mul(dy, y);
    return sub(products, mul(sum(products, -1, true), y));
  }
  return mul(dy, derivative(y, activation));
}

function derivative(y: Tensor, activation: Exclude<OutputActivation, 'softmax'>): Tensor {
  switch (activation) {
    case 'relu':
      return step(y);
    case 'sigmoid':
      return mul(y, sub(1, y));
    case 'tanh':
      return sub(1, square(y));
  }
}
