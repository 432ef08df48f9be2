import { describe, expect, it } from 'vitest';
import { readingOf } from './reading';

const predict = (...shares: number[]) => ({
  probabilities: Float32Array.from(shares),
  trainedSteps: 1,
  milliseconds: 1,
});

describe('what a prediction comes down to', () => {
  it('is the likeliest class with its share', () => {
    expect(readingOf(predict(0.25, 0.5, 0.25))).toEqual({ label: 1, share: 0.5 });
  });

  it('is the first of equals', () => {
    expect(readingOf(predict(0.25, 0.25))).toEqual({ label: 0, share: 0.25 });
  });

  it('is nothing without a prediction, or when the network computes no numbers', () => {
    expect(readingOf(null)).toBeNull();
    expect(readingOf(predict(NaN, NaN))).toBeNull();
  });
});
