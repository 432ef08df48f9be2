import type { WorkloadSpec } from '../protocol';
import type { Effort } from '../driver/rounds';
import type { DefaultRun } from './default-run';

/** How much is measured: on a real GPU all, on an imitated one so much that it ends within minutes. */
export interface Amount {
  /** Embedded images of a whole run; null for all 8,000. */
  readonly images: number | null;
  readonly batch: number;
  /** Multiplies the filters of the networks of whole runs. */
  readonly width: number;
  readonly steps: readonly WorkloadSpec[];
  /** What the page's own default run asks for; imitated WebGL would take half an hour for it. */
  readonly defaultRuns: readonly DefaultRun['asked'][];
  readonly effort: Effort;
}

const timed = [
  { preset: 'mnist-first-convnet', batch: 64, width: 1 },
  { preset: 'mnist-dropout-adadelta', batch: 128, width: 1 },
  { preset: 'fashion-cnn', batch: 64, width: 1 },
] as const satisfies readonly WorkloadSpec[];

/** Large batches tell how well the kernels fill a GPU, small ones what it costs to ask it for anything. */
const sizes = [8, 256, 1024].map(
  (batch) => ({ preset: 'mnist-first-convnet', batch, width: 1 }) satisfies WorkloadSpec,
);

export const realAmount: Amount = {
  images: null,
  batch: 64,
  width: 1,
  steps: [...timed, ...sizes],
  defaultRuns: ['auto', 'webgl'],
  effort: { rounds: 7, turn: 400, budget: 8000, fewest: 3 },
};

export const softwareAmount: Amount = {
  images: 64,
  batch: 16,
  width: 0.25,
  steps: timed.map((spec) => ({ ...spec, batch: 4 })),
  defaultRuns: ['auto'],
  effort: { rounds: 2, turn: 0, budget: 6000, fewest: 1 },
};
