import type { NamedTensorInfoMap, TensorInfo } from '@tensorflow/tfjs-core';
import type { UpdateRule } from '../../../domain/training/optimizer-rules';

/**
 * One optimizer step of all variables, in place. No outputs.
 *
 * Inputs, for the i-th variable: `variable{i}`, `gradient{i}` and, as the rule wants them, `slot{i}_0` and `slot{i}_1`, all of one
 * shape. Variables and slots are overwritten. The formulas stand in domain/training/optimizer-rules.
 */
export const optimizerUpdate = 'OptimizerUpdate';

export interface OptimizerUpdateAttrs {
  readonly rule: UpdateRule;
  readonly count: number;
}

/** The tensors of one variable's update. */
export interface VariableUpdate<T extends TensorInfo = TensorInfo> {
  readonly variable: T;
  readonly gradient: TensorInfo;
  readonly slots: readonly T[];
}

/** Lays the updates out as named kernel inputs. */
export function packUpdates(updates: readonly VariableUpdate[]): NamedTensorInfoMap {
  const inputs: NamedTensorInfoMap = {};
  updates.forEach(({ variable, gradient, slots }, index) => {
    inputs[`variable${index}`] = variable;
    inputs[`gradient${index}`] = gradient;
    slots.forEach((slot, position) => {
      inputs[`slot${index}_${position}`] = slot;
    });
  });
  return inputs;
}

/** The inverse of packUpdates, for kernel functions. */
export function unpackUpdates(inputs: NamedTensorInfoMap, count: number): VariableUpdate[] {
  return Array.from({ length: count }, (_, index) => ({
    variable: inputs[`variable${index}`] as TensorInfo,
    gradient: inputs[`gradient${index}`] as TensorInfo,
    slots: [inputs[`slot${index}_0`], inputs[`slot${index}_1`]].filter((slot) => slot !== undefined),
  }));
}
