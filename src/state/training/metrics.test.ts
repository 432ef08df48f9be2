import { describe, expect, it, vi } from 'vitest';
import type { TrainProgress } from '../../domain/run/train-progress';
import { createMetricsBuffer } from './metrics';
import type { BatchMetrics } from '../../domain/training/metrics';

function progressOf(batches: readonly BatchMetrics[], where: Partial<TrainProgress> = {}): TrainProgress {
  const totalSteps = batches.at(-1)?.step ?? 0;
  return {
    phase: 'training',
    epoch: 1,
    epochs: 2,
    step: totalSteps,
    stepsPerEpoch: 10,
    totalSteps,
    imagesPerSecond: 0,
    secondsLeft: null,
    loss: null,
    accuracy: null,
    batches,
    finished: [],
    compiled: null,
    ...where,
  };
}
const batch = (step: number, loss = 1 / step, accuracy = 1 - 1 / step): BatchMetrics => ({ step, loss, accuracy });

describe('the metrics of a run', () => {
  it('gives back the exact values of a short run', () => {
    const buffer = createMetricsBuffer();
    buffer.add(progressOf([batch(1, 2.5, 0.125), batch(2, 1.5, 0.25)]));
    expect(buffer.view('loss', 300).map(({ step, raw }) => [step, raw])).toEqual([
      [1, 2.5],
      [2, 1.5],
    ]);
    expect(buffer.view('accuracy', 300)[1]?.raw).toBe(0.25);
    expect(buffer.view('loss', 300)[0]?.smooth).toBe(2.5);
  });

  it('places batches on the line of epochs, also those of the epoch before', () => {
    const buffer = createMetricsBuffer();
    buffer.add(progressOf([batch(9), batch(10), batch(11)], { epoch: 2, step: 1, totalSteps: 11 }));
    const places = buffer.view('loss', 300).map((point) => point.epoch);
    expect(places[0]).toBeCloseTo(0.9);
    expect(places[1]).toBeCloseTo(1);
    expect(places[2]).toBeCloseTo(1.1);
  });

  it('drops the oldest batches when it is full', () => {
    const buffer = createMetricsBuffer(4);
    for (let step = 1; step <= 6; step++) buffer.add(progressOf([batch(step)]));
    expect(buffer.view('loss', 300).map((point) => point.step)).toEqual([3, 4, 5, 6]);
  });

  it('never gives more points than asked for', () => {
    const buffer = createMetricsBuffer();
    buffer.add(progressOf(Array.from({ length: 5_000 }, (_, index) => batch(index + 1))));
    expect(buffer.view('loss', 300).length).toBeLessThanOrEqual(300);
  });

  it('forgets all, the smoothing too, for a new run', () => {
    const buffer = createMetricsBuffer();
    buffer.add(progressOf([batch(1, 100)]));
    buffer.clear();
    expect(buffer.view('loss', 300)).toEqual([]);
    buffer.add(progressOf([batch(1, 2)]));
    expect(buffer.view('loss', 300)[0]?.smooth).toBe(2);
  });

  it('tells of changes until told to stop, and not of empty messages', () => {
    const buffer = createMetricsBuffer();
    const listener = vi.fn();
    const unsubscribe = buffer.subscribe(listener);
    buffer.add(progressOf([]));
    buffer.add(progressOf([batch(1)]));
    unsubscribe();
    buffer.clear();
    expect(listener).toHaveBeenCalledTimes(1);
    expect(buffer.version).toBe(2);
  });

  it('takes batches back when the run goes back to its last copy', () => {
    const buffer = createMetricsBuffer();
    buffer.add(progressOf([1, 2, 3, 4].map((step) => batch(step))));
    buffer.add(progressOf([3, 4, 5].map((step) => batch(step))));
    expect(buffer.view('loss', 300).map(({ step }) => step)).toEqual([1, 2, 3, 4, 5]);
  });

  it('takes batches back after the ring is full, and never shows those that were written over', () => {
    const buffer = createMetricsBuffer(4);
    for (let step = 1; step <= 6; step++) buffer.add(progressOf([batch(step)]));
    buffer.add(progressOf([batch(5)]));
    expect([buffer.size, buffer.view('loss', 300).map(({ step }) => step)]).toEqual([3, [3, 4, 5]]);
    buffer.add(progressOf([6, 7].map((step) => batch(step))));
    expect(buffer.digest(300).map(({ step }) => step)).toEqual([4, 5, 6, 7]);
    buffer.add(progressOf([batch(2)]));
    expect(buffer.view('accuracy', 300).map(({ step }) => step)).toEqual([2]);
  });
});
