/**
 * Teaching: a trained network is trained on for a moment on a few drawings of the learner's own, among images of the training set, so that it does not forget these. The
 * figures were chosen by measurement (docs/implementation-notes.md): few drawings in a batch, and a rate that falls to nothing, cost the test images least.
 */
import { streamKey, streams } from '../random';
import type { Augmentation } from './augmentation';
import { optimizerWith, type OptimizerSpec } from './training';

/** What the weights of a network were taught beyond its training. */
export interface Teaching {
  /** Steps that the run had done by then. */
  readonly step: number;
  /** How many drawings it was taught. */
  readonly drawings: number;
}

/** How drawings are mixed with images of the training set. */
export interface TeachingPlan {
  readonly steps: number;
  /** Drawings in each batch. */
  readonly drawings: number;
  /** Images of the training set in each batch. */
  readonly images: number;
}

const batchSize = 64;
/** A few drawings must not fill a batch: a single one, said to be something else than it looks like, would spoil all that look like it. */
const drawingsInBatch = { fewest: 4, most: 8 } as const;
const stepsInAll = { fewest: 40, most: 200 } as const;
/** How often each drawing is to be seen, every time changed a little. */
const views = 16;
const firstRate = 0.001;

/** Its own, with slots of its own: those of the run stay as they are. */
export const teachingOptimizer: OptimizerSpec = optimizerWith('Adam', {});

/** Hands differ by about this much from drawing to drawing. */
export const teachingChanges: Augmentation = {
  augmentShift: 1,
  augmentRotate: 5,
  augmentZoom: 0.1,
  augmentShear: 5,
  augmentNoise: 0,
};

/** @param count drawings, at least 1 */
export function teachingPlan(count: number): TeachingPlan {
  const { fewest, most } = drawingsInBatch;
  const drawings = Math.min(most, Math.max(fewest, 2 + Math.floor(count / 4)));
  const steps = Math.ceil((count * views) / drawings);
  return {
    steps: Math.min(stepsInAll.most, Math.max(stepsInAll.fewest, steps)),
    drawings,
    images: batchSize - drawings,
  };
}

/** The learning rate of a step, counted from 0: it falls evenly to nothing. */
export function teachingRate({ steps }: TeachingPlan, step: number): number {
  return firstRate * (1 - step / steps);
}

/** Which of `count` a step takes, so many in each, in turn. */
export function takenInTurn(count: number, each: number, step: number): Uint32Array {
  return Uint32Array.from({ length: each }, (_, index) => (step * each + index) % count);
}

/** The random streams of a step: what changes the drawings, and what drops out. */
export function teachingKeys(seed: number, step: number): { readonly changes: number; readonly dropout: number } {
  const key = (purpose: number): number => streamKey(seed, streams.teach, purpose, step);
  return { changes: key(0), dropout: key(1) };
}
