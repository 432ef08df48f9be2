import type { Tensor, Variable } from '@tensorflow/tfjs-core';
import type { UpdateRule } from '../../domain/training/optimizer-rules';
import { optimizerUpdate, packUpdates } from '../kernels/optimizer-update/kernel';
import { runKernel } from './run-kernel';

/** average = momentum * average + (1 - momentum) * value, of several at once and in place: an optimizer's plain step, with weights that decay, does just that. */
export function moveTowards(pairs: readonly (readonly [average: Variable, value: Tensor])[], momentum: number): void {
  const updates = pairs.map(([variable, gradient]) => ({ variable, gradient, slots: [] }));
  const rule: UpdateRule = { kind: 'plain', learningRate: momentum - 1, decay: 1 - momentum };
  runKernel(optimizerUpdate, packUpdates(updates), { rule, count: updates.length });
}
