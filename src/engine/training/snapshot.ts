import { tensor, type Variable } from '@tensorflow/tfjs-core';
import { sizeOf } from '../../domain/network/shape';
import type { Position, RunSnapshot } from '../../domain/run/snapshot';
import { EngineFault } from '../core/fault';
import { buildModel } from '../core/model';
import { Optimizer } from '../core/optimizer';
import { disposeRun, newRun, type Run } from './run';

/** Reads a run off its backend. All is asked for at once, so that it is of one moment even where the answers take time. */
export async function takeSnapshot(run: Run): Promise<RunSnapshot> {
  const { model, seed, optimizer, position, fit, best, untaught, arithmetic } = run;
  const reading = Promise.all([valuesOf(model.variables), optimizer && valuesOf(optimizer.slots.flat())]);
  const now = {
    network: model.network,
    seed,
    position: { ...position },
    fit: fit && { ...fit },
    best: best && { ...best, weights: copyOf(best.weights) },
    ...(untaught && { untaught: { ...untaught, weights: copyOf(untaught.weights) } }),
    arithmetic,
    ...(model.labelSmoothing > 0 && { labelSmoothing: model.labelSmoothing }),
  };
  const state = optimizer && { spec: optimizer.spec, steps: optimizer.steps };
  const [weights, slots] = await reading;
  return { ...now, weights, optimizer: state && { ...state, slots: slots ?? [] } };
}

function copyOf(weights: readonly Float32Array[]): Float32Array[] {
  return weights.map((values) => values.slice());
}

/**
 * Builds the run again, on the backend that is current now.
 *
 * @throws EngineFault `networkInvalid`, or `snapshotInvalid` when values are missing or do not fit the network
 */
export function restoreRun(snapshot: RunSnapshot): Run {
  const { network, seed, position, arithmetic, labelSmoothing = 0 } = snapshot;
  checkPosition(position);
  const run = newRun(buildModel(network, seed), seed, arithmetic);
  run.model.labelSmoothing = labelSmoothing;
  try {
    fill(run, snapshot);
  } catch (error) {
    disposeRun(run);
    throw error;
  }
  return run;
}

function fill(run: Run, { weights, optimizer, position, fit, best, untaught }: RunSnapshot): void {
  assign(run.model.variables, weights, 'weights');
  if (optimizer) {
    run.optimizer = new Optimizer(optimizer.spec, run.model.trainable);
    run.optimizer.steps = optimizer.steps;
    assign(run.optimizer.slots.flat(), optimizer.slots, 'optimizer slots');
  }
  Object.assign(run.position, position);
  run.fit = fit && { ...fit };
  if (best) checkSizes(run.model.variables, best.weights, 'best weights');
  run.best = best;
  run.untaught = untaught ?? null;
}

/** The values of variables, off their device. */
export async function valuesOf(variables: readonly Variable[]): Promise<Float32Array[]> {
  return Promise.all(variables.map(async (variable) => (await variable.data<'float32'>()).slice()));
}

/**
 * Gives variables new values.
 *
 * @throws EngineFault `snapshotInvalid`, before anything is changed
 */
export function assign(variables: readonly Variable[], values: readonly Float32Array[], what: string): void {
  checkSizes(variables, values, what);
  variables.forEach((variable, index) => {
    const fresh = tensor(values[index] ?? [], variable.shape);
    variable.assign(fresh);
    fresh.dispose();
  });
}

function checkSizes(variables: readonly Variable[], values: readonly Float32Array[], what: string): void {
  const wanted = variables.map(({ shape }) => sizeOf(shape));
  const found = values.map(({ length }) => length);
  if (wanted.join() !== found.join())
    throw new EngineFault('snapshotInvalid', `${what}: [${found.join()}] values, [${wanted.join()}] are needed`);
}

function checkPosition(position: Position): void {
  const wrong = Object.entries(position).find(([, value]) => !Number.isFinite(value) || value < 0);
  if (wrong) throw new EngineFault('snapshotInvalid', `position: ${wrong[0]} is ${String(wrong[1])}`);
}
