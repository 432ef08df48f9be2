import { describe, expect, it } from 'vitest';
import { cellSide, layTiles, layoutSize, tileAfterKey, tileAt, tilePlace, tileSides } from './tile-layout';

describe('tiles of feature maps', () => {
  it('draws each pixel of a map as a whole square', () => {
    expect(tileSides(13, 13, 42)).toEqual([39, 39]);
    expect(tileSides(26, 26, 42)).toEqual([52, 52]);
  });

  it('shrinks maps that are larger than their tile', () => {
    expect(tileSides(84, 42, 42)).toEqual([42, 21]);
  });

  it('fills the height of a screen, then goes on sideways, without an empty column', () => {
    const layout = layTiles(32, [40, 40], 4, { height: 380 });
    expect(layout).toMatchObject({ rows: 8, columns: 4 });
    expect(layoutSize(layout)).toEqual({ width: 172, height: 348 });
  });

  it('fills the width of a phone, then goes on downwards', () => {
    expect(layTiles(10, [44, 44], 4, { width: 140 })).toMatchObject({ columns: 3, rows: 4 });
  });

  it('finds the tile under a finger, and none beyond the last', () => {
    const layout = layTiles(10, [44, 44], 4, { width: 140 });
    const [x, y] = tilePlace(layout, 4);
    expect([x, y]).toEqual([48, 48]);
    expect(tileAt(layout, x + 1, y + 1)).toBe(4);
    expect(tileAt(layout, 60, 3 * 48)).toBeNull();
    expect(tileAt(layout, 150, 0)).toBeNull();
  });

  it('moves by arrow keys and stays at the edges', () => {
    const layout = layTiles(10, [44, 44], 4, { width: 140 });
    expect(tileAfterKey(layout, 4, 'ArrowDown')).toBe(7);
    expect(tileAfterKey(layout, 1, 'ArrowUp')).toBe(1);
    expect(tileAfterKey(layout, 0, 'End')).toBe(9);
    expect(tileAfterKey(layout, 0, 'a')).toBeNull();
  });

  it('keeps thousands of numbers within the width there is', () => {
    expect(cellSide(128, 380, 300)).toBe(14);
    const side = cellSide(9216, 380, 400);
    expect(Math.ceil(9216 / Math.floor(380 / side)) * side).toBeLessThanOrEqual(400);
  });
});
