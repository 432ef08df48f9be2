import { describe, expect, it } from 'vitest';
import { cellAfterKey } from './confusion-keys';

const cell = { truth: 4, predicted: 0 };

describe('keys in the confusion matrix', () => {
  it('move from cell to cell and stop at the edges', () => {
    expect(cellAfterKey('ArrowRight', cell, 10, false)).toEqual({ truth: 4, predicted: 1 });
    expect(cellAfterKey('ArrowLeft', cell, 10, false)).toEqual(cell);
    expect(cellAfterKey('ArrowDown', cell, 10, false)).toEqual({ truth: 5, predicted: 0 });
    expect(cellAfterKey('End', cell, 10, false)).toEqual({ truth: 4, predicted: 9 });
    expect(cellAfterKey('PageUp', cell, 10, false)).toEqual({ truth: 0, predicted: 0 });
  });

  it('follow the eye where text runs from right to left', () => {
    expect(cellAfterKey('ArrowLeft', cell, 10, true)).toEqual({ truth: 4, predicted: 1 });
    expect(cellAfterKey('End', cell, 10, true)).toEqual({ truth: 4, predicted: 9 });
  });

  it('leave other keys alone', () => {
    expect(cellAfterKey('Tab', cell, 10, false)).toBeNull();
  });
});
