import { describe, expect, it } from 'vitest';
import { backwardStretches, forwardStretches, planMatrix } from './convolution-plan';

describe('stretches of a convolution', () => {
  it('cuts a padded row into its two edges and its middle', () => {
    const stretches = forwardStretches({ input: 5, output: 5, kernel: 3, stride: 1, dilation: 1, pad: 1 });
    expect(stretches.map(({ start, count }) => [start, count])).toEqual([
      [0, 1],
      [1, 3],
      [4, 1],
    ]);
    expect(stretches.map(({ taps }) => taps.map(({ tap, at }) => [tap, at]))).toEqual([
      [
        [1, 0],
        [2, 1],
      ],
      [
        [0, 0],
        [1, 1],
        [2, 2],
      ],
      [
        [0, 3],
        [1, 4],
      ],
    ]);
  });

  it('never multiplies with padding: 3 taps on 5 outputs of 7 inputs are 15 products, not 21', () => {
    const stretches = backwardStretches({ input: 7, output: 5, kernel: 3, stride: 1, dilation: 1, pad: 0 });
    expect(stretches.reduce((products, { count, taps }) => products + count * taps.length, 0)).toBe(15);
  });

  it('computes nothing of what is not read: 3 taps on 10 of 11 outputs are 30 products', () => {
    const stretches = forwardStretches({ input: 13, output: 11, kernel: 3, stride: 1, dilation: 1, pad: 0, read: 10 });
    expect(stretches.map(({ start, count, taps }) => [start, count, taps.length])).toEqual([
      [0, 10, 3],
      [10, 1, 0],
    ]);
  });

  it('covers each position once when strided', () => {
    const stretches = backwardStretches({ input: 7, output: 3, kernel: 2, stride: 3, dilation: 1, pad: 0 });
    const positions = stretches.flatMap(({ start, step, count }) =>
      Array.from({ length: count }, (_, i) => start + i * step),
    );
    expect(positions.sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });
});

it('cuts long matrix rows into pieces, and ends with the activation', () => {
  const { patches, words } = planMatrix(1100, true);
  expect(patches).toBe(3);
  expect([5, 15, 25].map((at) => words[at])).toEqual([512, 512, 76]);
  expect([6, 16, 26].map((at) => words[at])).toEqual([0, 1, 3]);
});
