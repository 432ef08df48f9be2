/**
 * What Keras does with callbacks and learning-rate schedules, as pure functions that the step loop asks: the rate of each step, and what to do after
 * each epoch. Formulas and defaults of Keras 3 (keras/src/callbacks, keras/src/optimizers/schedules).
 */
import type { Monitor } from './callback-fields';
import type { TrainingSettings } from './training';

/** Keras's `min_delta` of ReduceLROnPlateau; EarlyStopping's is 0. */
const plateauMinDelta = 1e-4;

type Rate = Pick<TrainingSettings, 'schedule' | 'decaySteps' | 'decayRate' | 'staircase' | 'alpha'>;

/**
 * The learning rate of a step.
 * ExponentialDecay: rate * decayRate^(step / decaySteps), with the exponent rounded down for a staircase.
 * CosineDecay: rate * ((1 - alpha) * (1 + cos(pi * min(1, step / decaySteps))) / 2 + alpha).
 *
 * @param rate the rate before any schedule
 * @param step steps that the optimizer has done before, from 0
 */
export function scheduledRate(settings: Rate, rate: number, step: number): number {
  const share = step / settings.decaySteps;
  switch (settings.schedule) {
    case 'constant':
      return rate;
    case 'exponentialDecay':
      return rate * settings.decayRate ** (settings.staircase ? Math.floor(share) : share);
    case 'cosineDecay': {
      const cosine = (1 + Math.cos(Math.PI * Math.min(1, share))) / 2;
      return rate * ((1 - settings.alpha) * cosine + settings.alpha);
    }
  }
}

/** The metrics of an epoch, as far as they are watched. */
export interface WatchedEpoch {
  /** Counted from 1 since the run began. */
  readonly epoch: number;
  readonly loss: number;
  readonly accuracy: number;
  readonly valLoss: number | null;
  readonly valAccuracy: number | null;
}

/** What callbacks remember between the epochs of one training; a second training begins afresh, as a second `fit()` does. */
export interface CallbackState {
  /** Epochs of this training that have ended. */
  readonly epochs: number;
  readonly best: number | null;
  /** Epochs since the best one. */
  readonly wait: number;
  readonly plateauBest: number | null;
  readonly plateauWait: number;
}
export const freshCallbacks: CallbackState = { epochs: 0, best: null, wait: 0, plateauBest: null, plateauWait: 0 };

export interface Verdict {
  readonly state: CallbackState;
  /** The best epoch of this training so far. */
  readonly isBest: boolean;
  /** EarlyStopping ends the training here. */
  readonly stops: boolean;
  /** The rate to go on with, before any schedule. */
  readonly learningRate: number;
}

/** The metric that is watched in fact: without validation images it is the one of the training images. */
export function monitorOf({ monitor, validation }: Pick<TrainingSettings, 'monitor' | 'validation'>): Monitor {
  if (validation !== 'none') return monitor;
  return monitor === 'val_accuracy' ? 'accuracy' : monitor === 'val_loss' ? 'loss' : monitor;
}

/** Whether a greater value of a metric is a better one. */
export function isGreaterBetter(monitor: Monitor): boolean {
  return monitor === 'accuracy' || monitor === 'val_accuracy';
}

function valueOf(epoch: WatchedEpoch, monitor: Monitor): number {
  const values = {
    loss: epoch.loss,
    accuracy: epoch.accuracy,
    val_loss: epoch.valLoss,
    val_accuracy: epoch.valAccuracy,
  };
  return values[monitor] ?? NaN;
}

/** The value of the watched metric, turned so that less is better. */
export function badnessOf(settings: TrainingSettings, epoch: WatchedEpoch): number {
  const monitor = monitorOf(settings);
  const value = valueOf(epoch, monitor);
  return isGreaterBetter(monitor) ? -value : value;
}

/** What follows from an epoch that has just ended. A metric that is no number is no improvement. */
export function judgeEpoch(
  settings: TrainingSettings,
  state: CallbackState,
  epoch: WatchedEpoch,
  learningRate: number,
): Verdict {
  const badness = badnessOf(settings, epoch);
  const isBest = badness < (state.best ?? Infinity);
  const wait = isBest ? 0 : state.wait + 1;
  const plateau = judgePlateau(settings, state, badness, learningRate);
  return {
    state: {
      epochs: state.epochs + 1,
      best: isBest ? badness : state.best,
      wait,
      plateauBest: plateau.best,
      plateauWait: plateau.wait,
    },
    isBest,
    stops: settings.earlyStopping && !isBest && state.epochs > 0 && wait >= settings.patience,
    learningRate: plateau.learningRate,
  };
}

function judgePlateau(settings: TrainingSettings, state: CallbackState, badness: number, learningRate: number) {
  const best = state.plateauBest;
  if (badness < (best ?? Infinity) - plateauMinDelta) return { best: badness, wait: 0, learningRate };
  const wait = state.plateauWait + 1;
  const isDue = settings.reduceLrOnPlateau && wait >= settings.plateauPatience;
  if (!isDue || learningRate <= settings.minLearningRate) return { best, wait, learningRate };
  return { best, wait: 0, learningRate: Math.max(learningRate * settings.plateauFactor, settings.minLearningRate) };
}

/** Whether ModelCheckpoint keeps the weights after this epoch. */
export function keepsWeights({ checkpointEpochs }: Pick<TrainingSettings, 'checkpointEpochs'>, epoch: number): boolean {
  return checkpointEpochs > 0 && epoch > 0 && epoch % checkpointEpochs === 0;
}

/**
 * Where a network begins to learn its training images by heart: the epoch of the lowest validation loss, when at least `worse` epochs follow and all of
 * them are worse; null when there is none.
 */
export function overfittingEpoch(
  epochs: readonly { readonly epoch: number; readonly valLoss: number | null }[],
  worse = 2,
): number | null {
  const known = epochs.flatMap(({ epoch, valLoss }) => (valLoss === null ? [] : [{ epoch, valLoss }]));
  const lowest = known.reduce((at, { valLoss }, index) => (valLoss < (known[at]?.valLoss ?? Infinity) ? index : at), 0);
  const after = known.slice(lowest + 1);
  const value = known[lowest]?.valLoss ?? Infinity;
  return after.length >= worse && after.every(({ valLoss }) => valLoss > value) ? (known[lowest]?.epoch ?? null) : null;
}
