import { describe, expect, it } from 'vitest';
import { menuStep } from './menu-step';

describe('stepping through a menu of sensible values', () => {
  const menu = [8, 16, 32, 64];
  it('goes to the neighbour', () => {
    expect(menuStep(menu, 16, 1)).toBe(32);
    expect(menuStep(menu, 16, -1)).toBe(8);
  });
  it('goes from a typed value to the nearest one of the menu in that direction', () => {
    expect(menuStep(menu, 20, 1)).toBe(32);
    expect(menuStep(menu, 20, -1)).toBe(16);
  });
  it('stops at the ends', () => {
    expect(menuStep(menu, 64, 1)).toBeNull();
    expect(menuStep(menu, 3, -1)).toBeNull();
  });
});
