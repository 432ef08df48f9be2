import { customGrad, type Tensor } from '@tensorflow/tfjs-core';
import { normalise as kernel, normaliseGrad } from '../kernels/normalise/kernel';
import { runKernel } from './run-kernel';

/**
 * x [..., channels] with the mean of its last axis taken off, over the square root of its (biased) variance and epsilon, times gamma and plus beta [channels].
 * The gradient stands here: of a registered one's outputs, tfjs fills a map with zeros for each that nobody takes, in every step.
 */
export function normalise(x: Tensor, gamma: Tensor, beta: Tensor, epsilon: number): Tensor {
  const op = customGrad((...args: (Tensor | object)[]) => {
    const save = args[3] as (tensors: Tensor[]) => void;
    const [y, mean, inverse] = runKernel<Tensor[]>(kernel, { x, gamma, beta }, { epsilon }) as [Tensor, Tensor, Tensor];
    save([x, gamma, mean, inverse]);
    return { value: y, gradFunc: (dy: Tensor, saved: Tensor[]) => gradients(dy, saved as Saved) };
  });
  return op(x, gamma, beta);
}

type Saved = [x: Tensor, gamma: Tensor, mean: Tensor, inverse: Tensor];

function gradients(dy: Tensor, [x, gamma, mean, inverse]: Saved): Tensor[] {
  return runKernel(normaliseGrad, { dy, x, gamma, mean, inverse });
}
