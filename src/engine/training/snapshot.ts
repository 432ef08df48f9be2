import { tensor, type Variable } from '@tensorflow/tfjs-core';
import type { NetworkSpec } from '../../domain/network';
import type { OptimizerSpec } from '../../domain/training';
import { buildModel } from '../model';
import { Optimizer } from '../optimizer';
import { newRun, type Position, type Run } from './run';

/** A run as plain data: it outlives its backend. */
export interface RunSnapshot {
  readonly network: NetworkSpec;
  readonly seed: number;
  /** Every variable's values, in the order of `Model.variables`. */
  readonly weights: readonly Float32Array[];
  readonly optimizer: {
    readonly spec: OptimizerSpec;
    readonly slots: readonly Float32Array[];
    readonly steps: number;
  } | null;
  readonly position: Position;
}

/** Reads a run off its backend. */
export async function takeSnapshot({ model, seed, optimizer, position }: Run): Promise<RunSnapshot> {
  return {
    network: model.network,
    seed,
    weights: await valuesOf(model.variables),
    optimizer: optimizer && {
      spec: optimizer.spec,
      slots: await valuesOf(optimizer.slots.flat()),
      steps: optimizer.steps,
    },
    position: { ...position },
  };
}

/** Builds the run again, on the backend that is current now. */
export function restoreRun(snapshot: RunSnapshot, classes: number): Run {
  const run = newRun(buildModel(snapshot.network, classes, snapshot.seed), snapshot.seed);
  assign(run.model.variables, snapshot.weights);
  if (snapshot.optimizer) {
    run.optimizer = new Optimizer(snapshot.optimizer.spec, run.model.trainable);
    run.optimizer.steps = snapshot.optimizer.steps;
    assign(run.optimizer.slots.flat(), snapshot.optimizer.slots);
  }
  Object.assign(run.position, snapshot.position);
  return run;
}

async function valuesOf(variables: readonly Variable[]): Promise<Float32Array[]> {
  return Promise.all(variables.map(async (variable) => Float32Array.from(await variable.data())));
}

function assign(variables: readonly Variable[], values: readonly Float32Array[]): void {
  variables.forEach((variable, index) => {
    const fresh = tensor(values[index] ?? [], variable.shape);
    variable.assign(fresh);
    fresh.dispose();
  });
}
