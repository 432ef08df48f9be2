import { describe, expect, test } from 'vitest';
import {
  freshCallbacks,
  judgeEpoch,
  keepsWeights,
  monitorOf,
  overfittingEpoch,
  scheduledRate,
  type CallbackState,
} from './callbacks';
import { presets } from '../network/presets';
import type { TrainingSettings } from './training';

/** With something to go by after every epoch. */
const base = { ...presets['mnist-dense'].settings, validation: 'test' as const };

/** Judges epochs with these validation losses one after the other. */
function follow(valLosses: readonly number[], changes: Partial<TrainingSettings>) {
  const settings = { ...base, ...changes };
  let state: CallbackState = freshCallbacks;
  let learningRate = 1;
  return valLosses.map((valLoss, index) => {
    const epoch = { epoch: index + 1, loss: 10 - index, accuracy: 0.5, valLoss, valAccuracy: 1 - valLoss };
    const verdict = judgeEpoch(settings, state, epoch, learningRate);
    ({ state, learningRate } = verdict);
    return verdict;
  });
}

describe('learning-rate schedules', () => {
  test('constant stays', () => {
    expect(scheduledRate(base, 0.1, 5000)).toBe(0.1);
  });

  test('ExponentialDecay: after decaySteps the rate is decayRate of what it was, in between smooth or a staircase', () => {
    const smooth = { ...base, schedule: 'exponentialDecay', decaySteps: 100, decayRate: 0.25 } as const;
    expect([0, 50, 100, 200].map((step) => scheduledRate(smooth, 0.8, step))).toEqual([0.8, 0.4, 0.2, 0.05]);
    const stairs = { ...smooth, staircase: true };
    expect([0, 99, 100, 199].map((step) => scheduledRate(stairs, 0.8, step))).toEqual([0.8, 0.8, 0.2, 0.2]);
  });

  test('CosineDecay: half way at half time, alpha in the end and after it', () => {
    const cosine = { ...base, schedule: 'cosineDecay', decaySteps: 100, alpha: 0.1 } as const;
    const rates = [0, 50, 100, 500].map((step) => scheduledRate(cosine, 1, step));
    [1, 0.55, 0.1, 0.1].forEach((rate, index) => expect(rates[index]).toBeCloseTo(rate, 12));
  });
});

describe('EarlyStopping', () => {
  test('ends after `patience` epochs without a new best', () => {
    const verdicts = follow([0.5, 0.3, 0.4, 0.35, 0.31], { earlyStopping: true, patience: 3 });
    expect(verdicts.map(({ stops }) => stops)).toEqual([false, false, false, false, true]);
    expect(verdicts.map(({ isBest }) => isBest)).toEqual([true, true, false, false, false]);
  });

  test('without patience ends at the first epoch that is no better; an equal one is none', () => {
    expect(follow([0.5, 0.5], { earlyStopping: true }).map(({ stops }) => stops)).toEqual([false, true]);
    expect(follow([0.5, 0.5], { earlyStopping: false }).some(({ stops }) => stops)).toBe(false);
  });

  test('takes a loss that is no number for no improvement', () => {
    const verdicts = follow([0.5, NaN, NaN], { earlyStopping: true, patience: 2 });
    expect(verdicts.map(({ stops }) => stops)).toEqual([false, false, true]);
  });

  test('watches the greatest accuracy when told so', () => {
    const verdicts = follow([0.5, 0.6, 0.4], { earlyStopping: true, patience: 5, monitor: 'val_accuracy' });
    expect(verdicts.map(({ isBest }) => isBest)).toEqual([true, false, true]);
  });

  test('goes by the training images where none are kept for validation', () => {
    expect(monitorOf({ ...base, validation: 'none' })).toBe('loss');
    expect(monitorOf({ ...base, validation: 'none', monitor: 'val_accuracy' })).toBe('accuracy');
    expect(monitorOf(base)).toBe('val_loss');
  });
});

describe('ReduceLROnPlateau', () => {
  const plateau = { reduceLrOnPlateau: true, plateauPatience: 2, plateauFactor: 0.5 };

  test('multiplies the rate after `patience` epochs without a drop of more than 0.0001, again and again', () => {
    const verdicts = follow([0.5, 0.49995, 0.5, 0.5, 0.5, 0.2], plateau);
    expect(verdicts.map(({ learningRate }) => learningRate)).toEqual([1, 1, 0.5, 0.5, 0.25, 0.25]);
  });

  test('never goes below its limit', () => {
    const verdicts = follow([0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5], { ...plateau, minLearningRate: 0.3 });
    expect(verdicts.map(({ learningRate }) => learningRate).at(-1)).toBe(0.3);
  });

  test('leaves the rate alone when it is off', () => {
    const verdicts = follow(Array<number>(20).fill(0.5), {});
    expect(verdicts.every(({ learningRate }) => learningRate === 1)).toBe(true);
  });
});

test('ModelCheckpoint keeps the weights of every n-th epoch, or of none', () => {
  const kept = (checkpointEpochs: number) =>
    [0, 1, 2, 3, 4, 5, 6].filter((epoch) => keepsWeights({ checkpointEpochs }, epoch));
  expect(kept(3)).toEqual([3, 6]);
  expect(kept(0)).toEqual([]);
});

describe('overfitting', () => {
  const of = (...losses: (number | null)[]) =>
    overfittingEpoch(losses.map((valLoss, index) => ({ epoch: index + 1, valLoss })));

  test('begins at the lowest validation loss when at least two worse epochs follow', () => {
    expect(of(0.5, 0.3, 0.31, 0.29, 0.35, 0.4)).toBe(4);
  });

  test('is not called so early, nor where the loss still falls, nor without validation', () => {
    expect(of(0.5, 0.3, 0.31)).toBeNull();
    expect(of(0.5, 0.4, 0.3)).toBeNull();
    expect(of(null, null, null)).toBeNull();
    expect(of()).toBeNull();
    expect(of(0.5, 0.5, 0.5)).toBeNull();
  });
});
