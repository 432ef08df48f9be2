import { describe, expect, it } from 'vitest';
import { tileAfterKey } from './tile-after-key';
import { fitCells, fitTiles, layTiles, layoutSize, tileAt, tilePlace, tileSides } from './tile-layout';

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

  it('shows the first numbers of a vector within the room there is, all of them where they fit', () => {
    expect(fitCells(128, { width: 106, height: 220 })).toMatchObject({ count: 128, width: 9, columns: 10, rows: 13 });
    for (const count of [1152, 9216]) {
      const layout = fitCells(count, { width: 106, height: 220 });
      expect(layout.count).toBe(count);
      expect(layoutSize(layout).height).toBeLessThanOrEqual(220);
    }
    expect(fitCells(1_000_000, { width: 106, height: 220 })).toMatchObject({ count: 106 * 220, width: 1 });
  });

  it('shows at least six maps where so many fit, as large as that goes', () => {
    const room = { width: 106, height: 220 };
    const layout = fitTiles(32, [26, 26], 4, room, 24);
    expect(layout).toMatchObject({ columns: 2, rows: 4, count: 8, width: 51, height: 51 });
    expect(layoutSize(layout).height).toBeLessThanOrEqual(room.height);
    expect(fitTiles(3, [26, 26], 4, room, 24)).toMatchObject({ columns: 2, count: 3 });
    // One row of them, as on a phone.
    expect(fitTiles(32, [26, 26], 4, { width: 340, height: 48 }, 44)).toMatchObject({ rows: 1, count: 6, width: 48 });
  });

  it('shows fewer where a finger could not press them', () => {
    expect(fitTiles(32, [26, 26], 4, { width: 106, height: 110 }, 44)).toMatchObject({ columns: 2, count: 4 });
  });
});
