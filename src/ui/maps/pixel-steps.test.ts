import { describe, expect, it } from 'vitest';
import { clampPixel, isSamePixel, pixelAfter, pixelByKey, pixelOver, strongestPixel } from './pixel-steps';

describe('walking over a map', () => {
  it('reads like a text and begins again', () => {
    expect(pixelAfter({ row: 0, column: 2 }, 2, 3)).toEqual({ row: 1, column: 0 });
    expect(pixelAfter({ row: 1, column: 2 }, 2, 3)).toEqual({ row: 0, column: 0 });
  });

  it('moves by arrow keys and stays inside', () => {
    expect(pixelByKey({ row: 0, column: 0 }, 'ArrowUp', 2, 3)).toEqual({ row: 0, column: 0 });
    expect(pixelByKey({ row: 0, column: 0 }, 'ArrowRight', 2, 3)).toEqual({ row: 0, column: 1 });
    expect(pixelByKey({ row: 0, column: 0 }, 'a', 2, 3)).toBeNull();
    expect(clampPixel({ row: -1, column: 9 }, 2, 3)).toEqual({ row: 0, column: 2 });
  });

  it('puts the middle of a window under the pointer', () => {
    expect(pixelOver({ row: 5, column: 1 }, { size: [3, 3], strides: [1, 1], before: [0, 0] })).toEqual({
      row: 4,
      column: 0,
    });
    expect(pixelOver({ row: 5, column: 0 }, { size: [3, 3], strides: [1, 1], before: [1, 1] })).toEqual({
      row: 5,
      column: 0,
    });
    expect(pixelOver({ row: 4, column: 6 }, { size: [3, 3], strides: [2, 2], before: [0, 0] })).toEqual({
      row: 2,
      column: 3,
    });
    const wide = { size: [1, 5], strides: [1, 2], before: [0, 2] } as const;
    expect(pixelOver({ row: 4, column: 6 }, wide)).toEqual({ row: 4, column: 3 });
  });

  it('knows when a pointer moves on within one pixel', () => {
    expect(isSamePixel({ row: 1, column: 2 }, { row: 1, column: 2 })).toBe(true);
    expect(isSamePixel({ row: 1, column: 2 }, { row: 1, column: 3 })).toBe(false);
    expect(isSamePixel(null, { row: 0, column: 0 })).toBe(false);
  });

  it('begins where there is most to see', () => {
    expect(strongestPixel([0, 1, -5, 2], 2)).toEqual({ row: 1, column: 0 });
  });
});
