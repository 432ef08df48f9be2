import { describe, expect, it } from 'vitest';
import { dropIndex, dropMark } from './drop-index';

describe('dropping a dragged layer', () => {
  const middles = [10, 30, 50];
  it('puts it where the pointer is', () => {
    expect(dropIndex(middles, 0, 60)).toBe(2);
    expect(dropIndex(middles, 0, 40)).toBe(1);
    expect(dropIndex(middles, 2, 5)).toBe(0);
    expect(dropIndex(middles, 2, 20)).toBe(1);
  });
  it('leaves it where it was when the pointer stayed around it', () => {
    expect(dropIndex(middles, 1, 25)).toBe(1);
    expect(dropIndex(middles, 1, 45)).toBe(1);
  });
  it('marks the side of the neighbour on which it will stand', () => {
    expect(dropMark(2, 0, 2)).toBe('after');
    expect(dropMark(0, 2, 0)).toBe('before');
    expect(dropMark(1, 0, 2)).toBeNull();
    expect(dropMark(1, 1, 1)).toBeNull();
  });
});
