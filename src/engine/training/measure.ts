import type { Arithmetic } from '../../domain/training/backends';
import type { NetworkSpec } from '../../domain/network/network';
import type { Measurement } from '../../domain/training/forecast';
import type { TrainingSettings } from '../../domain/training/training';
import { sliceSize } from '../../domain/training/work';
import { evaluate } from '../core/evaluate';
import { buildModel, type Model } from '../core/model';
import type { Dataset } from '../data/dataset';
import { disposeRun, newRun, type Run } from './run';
import { Steering } from './steering';
import { TrainLoop } from './train-loop';

/**
 * For how long steps and slices are timed at least, in milliseconds. The first steps of a page take two to four times as long, for some 700 ms: the browser compiles the
 * kernels anew and better, on the same cores.
 */
const stepsTime = 1200;
const slicesTime = 150;
/** Longer than this no pace is waited for. */
const longestTime = 3000;
/** Steps that are no faster than so much of those before them have found their pace. */
const settled = 0.9;
/** Time is up long before. */
const manyEpochs = 1000;

interface MeasureTask {
  readonly network: NetworkSpec;
  readonly settings: TrainingSettings;
  readonly dataset: Dataset;
  /** That of the run in place, which is to be computed with it afterwards too. */
  readonly arithmetic: Arithmetic | null;
}

/** A moment at which so many steps were done for certain. */
interface Mark {
  readonly steps: number;
  readonly at: number;
}

/**
 * How long a step of a training takes on the current backend, and a slice of an evaluation: it trains, for a moment, on a throw-away run. Null when it is given up, which
 * takes effect after the step under way.
 */
export async function measure(task: MeasureTask, signal: AbortSignal): Promise<Measurement | null> {
  const { network, settings, arithmetic } = task;
  const run = newRun(buildModel(network, settings.seed), settings.seed, arithmetic);
  try {
    const secondsPerStep = await timeSteps(run, task, signal);
    if (signal.aborted) return null;
    const secondsPerSlice = await timeSlices(run.model, task.dataset, signal);
    return secondsPerSlice === null ? null : { secondsPerStep, secondsPerSlice };
  } finally {
    disposeRun(run);
  }
}

async function timeSteps(run: Run, { settings, dataset }: MeasureTask, signal: AbortSignal): Promise<number> {
  const steering = new Steering(false);
  const begin = performance.now();
  const marks: Mark[] = [{ steps: 0, at: begin }];
  const stop = (): void => steering.stop();
  signal.addEventListener('abort', stop);
  const surroundings = {
    dataset,
    // Nothing is learned, so that the loss stays a number whatever rate is chosen.
    settings: { ...settings, learningRate: 0, validation: 'none', earlyStopping: false } as const,
    steering,
    report({ totalSteps, batches }: { readonly totalSteps: number; readonly batches: readonly unknown[] }) {
      if (batches.length > 0) marks.push({ steps: totalSteps, at: performance.now() });
      const passed = performance.now() - begin;
      if (passed > longestTime || (passed > stepsTime && isSettled(marks))) stop();
    },
  };
  try {
    await new TrainLoop(run, manyEpochs, surroundings).execute();
  } finally {
    signal.removeEventListener('abort', stop);
  }
  return secondsPerStep(marks);
}

/** Seconds a step between two marks that follow each other. */
function paces(marks: readonly Mark[]): number[] {
  return marks.slice(1).map(({ steps, at }, index) => {
    const before = marks[index] ?? { steps: 0, at };
    return (at - before.at) / 1000 / (steps - before.steps);
  });
}

function isSettled(marks: readonly Mark[]): boolean {
  const [before, last] = paces(marks).slice(-2);
  return before !== undefined && last !== undefined && last > settled * before;
}

/** The faster of the last two paces: what slows a moment down is mostly others. 0 where not even one step was done. */
function secondsPerStep(marks: readonly Mark[]): number {
  const last = paces(marks).slice(-2);
  return last.length > 0 ? Math.min(...last) : 0;
}

/** The median, without the first one where there are more. */
async function timeSlices(model: Model, { test, imageShape }: Dataset, signal: AbortSignal): Promise<number | null> {
  const portion = { data: test, from: 0, count: Math.min(sliceSize, test.count) };
  const begin = performance.now();
  const times: number[] = [];
  while (times.length === 0 || performance.now() - begin < slicesTime) {
    const result = await evaluate(model, portion, imageShape, { isCancelled: () => signal.aborted });
    if (!result) return null;
    times.push(result.seconds);
  }
  const warm = (times.length > 1 ? times.slice(1) : times).sort((a, b) => a - b);
  return warm[warm.length >> 1] ?? null;
}
