import { mul, step, sum, type Tensor } from '@tensorflow/tfjs-core';
import type { FusedActivation } from './kernel';

/** BiasActivationGrad in plain tfjs operations. */
export function referenceBiasActivationGrad(
  dy: Tensor,
  y: Tensor,
  activation: FusedActivation,
): [dz: Tensor, db: Tensor] {
  const dz = activation === 'relu' ? mul(dy, step(y)) : dy.clone();
  const outerAxes = Array.from({ length: dy.rank - 1 }, (_, axis) => axis);
  return [dz, sum(dz, outerAxes)];
}
