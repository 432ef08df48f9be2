import { describe, expect, it } from 'vitest';
import { menuStep, parseNumber } from './menu-step';

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

describe('reading a number', () => {
  it('takes a comma for a point where it can only be one', () => {
    expect(parseNumber('0,001')).toBe(0.001);
    expect(parseNumber(' 1e-3 ')).toBe(0.001);
  });
  it('does not take text or nothing for a number', () => {
    expect(parseNumber('')).toBeNull();
    expect(parseNumber('12px')).toBeNull();
    expect(parseNumber('1,000.5')).toBeNull();
  });
});
