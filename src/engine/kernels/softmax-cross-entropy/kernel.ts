import type { TensorInfo } from '@tensorflow/tfjs-core';

/**
 * Softmax, cross-entropy, its gradient and the accuracy of one batch, in one pass.
 *
 * Inputs: `logits` float32 [batch, classes]; `labels` int32 [batch], each from 0 to classes - 1. With label smoothing s, the target of a row is
 * (1 - s) onehot(label) + s / classes. Outputs:
 * - metrics float32 [2]: the mean of -sum(target * log softmax(logits)) over the batch, and the share of rows whose largest logit
 *   (the first one of equals) stands at the label;
 * - dlogits float32 [batch, classes] = (softmax(logits) - target) / batch, the gradient of the mean loss;
 * - loss float32 []: the mean loss once more, as the scalar that gradients flow through.
 *
 * Working on logits is what Keras does too where it can: log(softmax) computed as one never takes the logarithm of zero.
 */
export const softmaxCrossEntropy = 'SoftmaxCrossEntropy';

export interface SoftmaxCrossEntropyAttrs {
  /** From 0 to 1. */
  readonly labelSmoothing: number;
}

export interface SoftmaxCrossEntropyInputs {
  readonly logits: TensorInfo;
  readonly labels: TensorInfo;
}
