import { describe, expect, it } from 'vitest';
import { tabAfterKey } from './tabs';

describe('moving through tabs by keyboard', () => {
  it('wraps around at both ends', () => {
    expect(tabAfterKey('ArrowRight', 2, 3, false)).toBe(0);
    expect(tabAfterKey('ArrowLeft', 0, 3, false)).toBe(2);
  });
  it('follows the reading direction', () => {
    expect(tabAfterKey('ArrowLeft', 0, 3, true)).toBe(1);
  });
  it('jumps to the ends and leaves other keys alone', () => {
    expect(tabAfterKey('End', 0, 3, false)).toBe(2);
    expect(tabAfterKey('Home', 2, 3, false)).toBe(0);
    expect(tabAfterKey('a', 1, 3, false)).toBeNull();
  });
});
