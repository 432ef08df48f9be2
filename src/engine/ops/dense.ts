import { _FusedMatMul, reshape, type Rank, type Tensor1D, type Tensor2D, type Tensor3D } from '@tensorflow/tfjs-core';
import type { FusedActivation } from '../kernels/bias-activation-grad/kernel';
import { runKernel } from './run-kernel';

/**
 * activation(x kernel + bias) as one kernel; its gradients stand in gradients.ts. tfjs's matrix product is a batched one, hence the reshapes, which move no data.
 *
 * x [batch, in], kernel [in, units], bias [units] -> [batch, units]. Not `trainable`, the gradients of kernel and bias are left out.
 */
export function dense(
  x: Tensor2D,
  kernel: Tensor2D,
  bias: Tensor1D | undefined,
  activation: FusedActivation,
  trainable = true,
): Tensor2D {
  const a = reshape<Rank.R3>(x, [1, ...x.shape]);
  const b = reshape<Rank.R3>(kernel, [1, ...kernel.shape]);
  const inputs = bias ? { a, b, bias } : { a, b };
  const y = runKernel<Tensor3D>(_FusedMatMul, inputs, { transposeA: false, transposeB: false, activation, trainable });
  return reshape(y, [x.shape[0], kernel.shape[1]]);
}
