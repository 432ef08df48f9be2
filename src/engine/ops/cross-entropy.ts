import { customGrad, keep, type Scalar, type Tensor, type Tensor1D, type Tensor2D } from '@tensorflow/tfjs-core';
import { softmaxCrossEntropy } from '../kernels/softmax-cross-entropy/kernel';
import { runKernel } from './run-kernel';

/** Loss and accuracy of a batch as one tensor [2], without gradients. */
export function batchMetrics(logits: Tensor2D, labels: Tensor1D, labelSmoothing = 0): Tensor1D {
  return runKernel<Tensor[]>(softmaxCrossEntropy, { logits, labels }, { labelSmoothing })[0] as Tensor1D;
}

/**
 * The mean cross-entropy of a batch as a scalar that gradients flow through. `onMetrics` gets the tensor [loss, accuracy], kept: the caller disposes of it.
 * The gradient was computed with the loss; it is only right for an upstream gradient of 1, as the last operation of a training step has.
 */
export function crossEntropy(
  logits: Tensor2D,
  labels: Tensor1D,
  onMetrics: (metrics: Tensor1D) => unknown,
  labelSmoothing = 0,
): Scalar {
  const op = customGrad((input: Tensor | object, save: Tensor | object) => {
    const inputs = { logits: input as Tensor, labels };
    const [metrics, dlogits, loss] = runKernel<Tensor[]>(softmaxCrossEntropy, inputs, { labelSmoothing }) as [
      Tensor1D,
      Tensor2D,
      Scalar,
    ];
    onMetrics(keep(metrics));
    (save as (tensors: Tensor[]) => void)([dlogits]);
    return { value: loss, gradFunc: (_dy: Tensor, saved: Tensor[]) => saved[0] as Tensor };
  });
  return op(logits);
}
