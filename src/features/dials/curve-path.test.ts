import { describe, expect, it } from 'vitest';
import { alongDial, curvePath } from './curve-path';

describe('the curve of a dial', () => {
  it('runs from one end of the dial to the other, certainty at the top', () => {
    expect(curvePath([1, 0.25, 0])).toBe('M0 0L50 75L100 100');
  });
  it('has its mark where the slider stands', () => {
    expect(alongDial(0, { min: -10, max: 10 })).toBe(50);
    expect(alongDial(1, { min: 0.4, max: 1.6 })).toBe(50);
  });
});
