import { describe, expect, it } from 'vitest';
import { mostPoints, curveRows, valueAxis } from './curve-rows';

const epoch = { epoch: 1, loss: 0.4, accuracy: 0.9, valLoss: 0.3, valAccuracy: 0.92, seconds: 2 };
const batch = { epoch: 0.5, step: 5, raw: 0.6, smooth: 0.7 };

describe('the rows of a chart', () => {
  it('put batches and ends of epochs in the order of time', () => {
    const late = { ...batch, epoch: 1.5 };
    expect(curveRows('loss', [batch, late], [epoch])).toEqual([
      batch,
      { epoch: 1, training: 0.4, validation: 0.3 },
      late,
    ]);
    expect(curveRows('accuracy', [], [epoch])).toEqual([{ epoch: 1, training: 0.9, validation: 0.92 }]);
  });

  it('leave out a validation that was not made', () => {
    expect(curveRows('loss', [], [{ ...epoch, valLoss: null, valAccuracy: null }])).toEqual([
      { epoch: 1, training: 0.4 },
    ]);
  });

  it('stay few however many epochs there were', () => {
    const epochs = Array.from({ length: 1000 }, (_, index) => ({ ...epoch, epoch: index + 1 }));
    expect(curveRows('loss', [], epochs)).toHaveLength(mostPoints);
  });
});

describe('the axis of values', () => {
  it('shows the whole range before anything was trained', () => {
    expect(valueAxis('accuracy', []).domain).toEqual([0, 1]);
    expect(valueAxis('loss', []).domain).toEqual([0, 3]);
  });

  it('comes closer when the accuracy is high', () => {
    expect(valueAxis('accuracy', [{ epoch: 2, smooth: 0.97, training: 0.93 }]).domain).toEqual([0.9, 1]);
    expect(valueAxis('accuracy', [{ epoch: 2, smooth: 0.97, training: 0.83 }]).domain).toEqual([0.8, 1]);
  });
});
