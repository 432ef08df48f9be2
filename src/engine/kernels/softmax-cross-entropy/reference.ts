import {
  add,
  argMax,
  cast,
  div,
  equal,
  exp,
  logSoftmax,
  mean,
  mul,
  neg,
  oneHot,
  stack,
  sub,
  sum,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
} from '@tensorflow/tfjs-core';

/** SoftmaxCrossEntropy in plain tfjs operations. */
export function referenceSoftmaxCrossEntropy(
  logits: Tensor2D,
  labels: Tensor1D,
  labelSmoothing: number,
): [metrics: Tensor, dlogits: Tensor, loss: Tensor] {
  const [batch, classes] = logits.shape;
  const logProbabilities = logSoftmax(logits);
  const target = add(mul(cast(oneHot(labels, classes), 'float32'), 1 - labelSmoothing), labelSmoothing / classes);
  const loss = neg(div(sum(mul(target, logProbabilities)), batch));
  const accuracy = mean(cast(equal(argMax(logits, 1), labels), 'float32'));
  return [stack([loss, accuracy]), div(sub(exp(logProbabilities), target), batch), loss];
}
