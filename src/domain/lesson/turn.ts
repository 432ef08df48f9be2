import type { EpochMetrics } from '../training/metrics';

/** Where the validation loss was least, and by what share of that the last one lies above it. */
export interface Turn {
  readonly epoch: number;
  readonly rise: number;
  /** Whether the training loss is no worse than it was there: a run that goes astray learns nothing by heart. */
  readonly stillLearns: boolean;
}

/** Null where nothing was held back, or a loss is no number. */
export function turnOf(epochs: readonly EpochMetrics[]): Turn | null {
  const losses = epochs.map(({ epoch, loss, valLoss }) => ({ epoch, trained: loss, loss: valLoss ?? NaN }));
  const last = losses.at(-1);
  if (!last || losses.some(({ loss }) => !Number.isFinite(loss))) return null;
  const best = losses.reduce((least, next) => (next.loss < least.loss ? next : least));
  return {
    epoch: best.epoch,
    rise: best.loss > 0 ? last.loss / best.loss - 1 : 0,
    stillLearns: last.trained <= best.trained,
  };
}
