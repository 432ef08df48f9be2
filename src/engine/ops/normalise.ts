import { add, customGrad, mean, mul, rsqrt, square, sub, type Tensor } from '@tensorflow/tfjs-core';

/** Along the channels, which stay an axis of one. */
const meanOf = (x: Tensor): Tensor => mean(x, -1, true);

/** x with the mean of its last axis taken off, over the square root of its (biased) variance and epsilon. The gradient keeps two tensors, where tfjs's own would keep six. */
export function normalise(x: Tensor, epsilon: number): Tensor {
  const op = customGrad<Tensor>((input: Tensor | object, save: Tensor | object) => {
    const centred = sub(input as Tensor, meanOf(input as Tensor));
    const inverse = rsqrt(add(meanOf(square(centred)), epsilon));
    const value = mul(centred, inverse);
    (save as (tensors: Tensor[]) => void)([value, inverse]);
    return { value, gradFunc: (dy: Tensor, saved: Tensor[]) => gradient(dy, saved) };
  });
  return op(x);
}

/** inverse (dy - mean(dy) - value mean(dy value)), by the chain rule through mean and variance. */
function gradient(dy: Tensor, [value, inverse]: Tensor[]): Tensor {
  const [y, factor] = [value as Tensor, inverse as Tensor];
  return mul(factor, sub(sub(dy, meanOf(dy)), mul(y, meanOf(mul(dy, y)))));
}
