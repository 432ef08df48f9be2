import {
  cast,
  customGrad,
  div,
  equal,
  max,
  mul,
  reshape,
  sum,
  type Tensor,
  type Tensor4D,
} from '@tensorflow/tfjs-core';

const heightAndWidth = [1, 2];

/**
 * The largest value of each channel: [batch, height, width, channels] -> [batch, channels].
 * Where several cells hold it they share the gradient, as in Keras; tfjs would give each of them the whole.
 */
export function globalMaxPool(x: Tensor4D): Tensor {
  const op = customGrad((input: Tensor | object, save: Tensor | object) => {
    const value = max(input as Tensor, heightAndWidth, true);
    (save as (tensors: Tensor[]) => void)([input as Tensor, value]);
    return { value, gradFunc: (dy: Tensor, saved: Tensor[]) => shared(dy, saved) };
  });
  return reshape(op(x), [x.shape[0], x.shape[3]]);
}

function shared(dy: Tensor, [x, largest]: Tensor[]): Tensor {
  const isLargest = cast(equal(x as Tensor, largest as Tensor), 'float32');
  return mul(isLargest, div(dy, sum(isLargest, heightAndWidth, true)));
}
