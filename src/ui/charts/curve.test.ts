import { describe, expect, it } from 'vitest';
import { epochAxis, focusRange, niceAxis } from './curve';

describe('axes', () => {
  it('ends on round numbers', () => {
    expect(niceAxis(0, 2.3, 4)).toEqual({ domain: [0, 3], ticks: [0, 1, 2, 3] });
    expect(niceAxis(0, 0.37, 4)).toEqual({ domain: [0, 0.4], ticks: [0, 0.1, 0.2, 0.3, 0.4] });
    expect(niceAxis(0.91, 1, 4)).toEqual({ domain: [0.9, 1], ticks: [0.9, 0.925, 0.95, 0.975, 1] });
  });

  it('survives a line without height', () => {
    expect(niceAxis(0, 0, 4).domain).toEqual([0, 1]);
  });

  it('counts epochs in whole numbers', () => {
    expect(epochAxis(5).ticks).toEqual([0, 1, 2, 3, 4, 5]);
    expect(epochAxis(20).ticks).toEqual([0, 3, 6, 9, 12, 15, 18]);
    expect(epochAxis(1)).toEqual({ domain: [0, 1.02], ticks: [0, 1] });
  });
});

describe('what a chart shows', () => {
  it('is all of it in the first epoch, but for single noisy batches', () => {
    const rows = [
      { epoch: 0.1, raw: 9, smooth: 2.3 },
      { epoch: 0.9, raw: 0, smooth: 0.4 },
    ];
    expect(focusRange(rows)).toEqual([0.4, 2.3]);
  });

  it('leaves the steep beginning out later', () => {
    const rows = [
      { epoch: 0.1, smooth: 2.3 },
      { epoch: 0.9, smooth: 0.4 },
      { epoch: 1, training: 0.7, validation: 0.3 },
      { epoch: 1.6, smooth: 0.2 },
    ];
    expect(focusRange(rows)).toEqual([0.2, 0.7]);
  });

  it('is unknown without a number', () => {
    expect(focusRange([])).toBeNull();
    expect(focusRange([{ epoch: 0.1, smooth: NaN }])).toBeNull();
  });
});
