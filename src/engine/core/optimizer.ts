import { engine, fill, variable, type Tensor, type Variable } from '@tensorflow/tfjs-core';
import { slotStarts, updateRule } from '../../domain/training/optimizer-rules';
import { noClipping, type Clipping, type OptimizerSpec } from '../../domain/training/training';
import { optimizerUpdate, packUpdates } from '../kernels/optimizer-update/kernel';
import { runKernel } from '../ops/run-kernel';
import { clipped } from './clipping';

/** An optimizer with its slots (moving averages of gradients), one set a variable, and its count of steps. */
export class Optimizer {
  readonly spec: OptimizerSpec;
  readonly slots: readonly (readonly Variable[])[];
  steps = 0;
  /** May change between two steps. */
  clipping: Clipping = noClipping;
  private readonly variables: readonly Variable[];

  constructor(spec: OptimizerSpec, variables: readonly Variable[]) {
    this.spec = spec;
    this.variables = variables;
    this.slots = variables.map((weights) =>
      slotStarts(spec).map((start) => {
        const initial = fill(weights.shape, start);
        const slot = variable(initial, false);
        initial.dispose();
        return slot;
      }),
    );
  }

  /** Changes all variables in place by one step; `gradients` stand in the order of the variables and stay the caller's. */
  apply(gradients: readonly Tensor[], learningRate: number): void {
    this.steps += 1;
    const rule = updateRule(this.spec, learningRate, this.steps);
    engine().tidy(() => {
      const followed = clipped(gradients, this.clipping);
      const updates = this.variables.map((weights, index) => ({
        variable: weights,
        gradient: followed[index] as Tensor,
        slots: this.slots[index] ?? [],
      }));
      runKernel(optimizerUpdate, packUpdates(updates), { rule, count: updates.length });
    });
  }

  dispose(): void {
    this.slots.flat().forEach((slot) => {
      slot.dispose();
    });
  }
}
