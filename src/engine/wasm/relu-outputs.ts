/**
 * What kernels know beyond the values of a tensor, so that work is not done twice. tfjs differentiates one operation after the other: the gradient of a max pool
 * does not see the relu before it, whose own gradient would pass over the whole map once more. So the convolution (or the relu itself) notes that its output went through relu, the gradient
 * of the pool (or of a normalization) then leaves out what the relu will take away, and the gradient of the relu finds it done. What a dropout leaves of a relu's output counts as one too:
 * what is above 0 there was kept, so that its own gradient need not make the mask again.
 *
 * Notes hang on the data of tensors, which never change, and go with them.
 */
import type { TensorInfo } from '@tensorflow/tfjs-core';

const reluOutputs = new WeakSet();
/** Data of a gradient with respect to y, to the data of y. */
const masked = new WeakMap<object, object>();

export function noteReluOutput(y: TensorInfo): void {
  reluOutputs.add(y.dataId);
}

export function isReluOutput(y: TensorInfo): boolean {
  return reluOutputs.has(y.dataId);
}

/** Whether y came out of a relu: then dy, the gradient with respect to it, is to be zero wherever y is, which is noted. */
export function noteBehindRelu(dy: TensorInfo, y: TensorInfo): boolean {
  if (!isReluOutput(y)) return false;
  masked.set(dy.dataId, y.dataId);
  return true;
}

export function isMasked(dy: TensorInfo, y: TensorInfo): boolean {
  return masked.get(dy.dataId) === y.dataId;
}

/** Data of what a dropout gave, to the data that it took and the key of its mask. */
const dropped = new WeakMap<object, { readonly from: object; readonly key: number }>();

/** y is what a dropout leaves of x, which is a relu's output. */
export function noteDropped(y: TensorInfo, x: TensorInfo, key: number): void {
  noteReluOutput(y);
  dropped.set(y.dataId, { from: x.dataId, key });
}

/** If dy is zero wherever the dropout with this key gave 0: `scale` makes its gradient, which is zero wherever the relu before it gave 0. Else null. */
export function dropAgain<T extends TensorInfo>(dy: TensorInfo, key: number, scale: () => T): T | null {
  const y = masked.get(dy.dataId);
  const drop = y && dropped.get(y);
  if (drop?.key !== key) return null;
  const dx = scale();
  masked.set(dx.dataId, drop.from);
  return dx;
}
