import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dilationProblem, outputLength, slide, windowProblem, type AxisWindow, type Window } from './windows';

const window = (size: number, strides: number, padding: AxisWindow['padding']): AxisWindow => ({
  size,
  strides,
  padding,
});

/** Places the window at every start that its strides reach and counts those that are allowed. */
function countPositions(length: number, { size, strides, padding }: AxisWindow): number {
  let count = 0;
  for (let start = 0; start < length; start += strides) {
    if (padding === 'same' || start + size <= length) count += 1;
  }
  return count;
}

const arbitraryWindow = fc.record({
  size: fc.integer({ min: 1, max: 15 }),
  strides: fc.integer({ min: 1, max: 15 }),
  padding: fc.constantFrom('valid' as const, 'same' as const),
});

describe('a sliding window', () => {
  test.each([
    [28, window(3, 1, 'valid'), 26],
    [11, window(2, 2, 'valid'), 5], // the odd last row is dropped
    [11, window(2, 2, 'same'), 6], // ... or padded
    [28, window(5, 2, 'valid'), 12],
    [28, window(3, 1, 'same'), 28],
    [7, window(7, 3, 'valid'), 1],
  ])('over %d pixels, %o, takes %d positions', (length, shape, positions) => {
    expect(outputLength(length, shape)).toBe(positions);
  });

  test('takes as many positions as can be counted', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), arbitraryWindow, (length, shape) => {
        fc.pre(shape.padding === 'same' || shape.size <= length);
        expect(outputLength(length, shape)).toBe(countPositions(length, shape));
      }),
    );
  });

  test('slides over height and width apart', () => {
    expect(slide([10, 6, 3], window(3, 2, 'valid'))).toEqual([4, 2]);
  });

  test('fits exactly when it leaves at least one position each way', () => {
    const size = fc.integer({ min: 1, max: 20 });
    fc.assert(
      fc.property(size, size, arbitraryWindow, (height, width, shape) => {
        const positions = slide([height, width, 1], shape);
        expect(windowProblem([height, width, 1], shape, 'kernelSize') === null).toBe(Math.min(...positions) >= 1);
      }),
    );
  });
});

describe('a window that cannot slide', () => {
  test('is too large for a small picture, and says how to mend that', () => {
    expect(windowProblem([4, 2, 64], window(3, 1, 'valid'), 'poolSize')).toEqual({
      code: 'windowTooLarge',
      values: { size: 3, height: 4, width: 2 },
      mends: [
        { kind: 'setParam', name: 'padding', value: 'same' },
        { kind: 'setParam', name: 'poolSize', value: 2 },
      ],
    });
  });

  test('reaches over more rows or columns than there are: said for the side that does not fit', () => {
    expect(windowProblem([4, 9, 1], { size: [5, 3], strides: 1, padding: 'valid' }, 'kernelSize')).toEqual({
      code: 'windowTooHigh',
      values: { span: 5, height: 4 },
      mends: [
        { kind: 'setParam', name: 'padding', value: 'same' },
        { kind: 'setParam', name: 'kernelSize', value: [4, 3] },
      ],
    });
    const wide: Window = { size: 3, strides: 1, padding: 'valid', dilation: [1, 4] };
    expect(windowProblem([9, 6, 1], wide, 'kernelSize')).toEqual({
      code: 'windowTooWide',
      values: { span: 9, width: 6 },
      mends: [
        { kind: 'setParam', name: 'padding', value: 'same' },
        { kind: 'setParam', name: 'dilationRate', value: [1, 2] },
      ],
    });
  });

  test('leaves pixels out and moves by more than one: Keras takes one of the two', () => {
    const window: Window = { size: 3, strides: [1, 2], padding: 'same', dilation: 2 };
    expect(dilationProblem(window)).toMatchObject({
      code: 'dilatedStrides',
      values: { strides: '1 × 2', dilation: 2 },
      mends: [
        { name: 'dilationRate', value: 1 },
        { name: 'strides', value: 1 },
      ],
    });
    expect(dilationProblem({ ...window, strides: 1 })).toBeNull();
    expect(dilationProblem({ ...window, dilation: 1 })).toBeNull();
  });

  test('has no picture at all', () => {
    const problem = windowProblem([576], window(3, 1, 'same'), 'kernelSize');
    expect(problem).toMatchObject({ code: 'needsImage', values: { shape: '(None, 576)' } });
  });
});
