import { expect, it } from 'vitest';
import type { Block } from '../../../domain/explain/region';
import { mapsPath, numbersPath, picturePath } from './light-path';

const block = (rows: number[], columns: number[], channels: number[]): Block => ({
  rows: Uint8Array.from(rows),
  columns: Uint8Array.from(columns),
  channels: Uint8Array.from(channels),
});
const layout = { count: 2, width: 8, height: 8, gap: 4, rows: 1, columns: 2 };

it('frames what is lit in the maps that are shown, wherever they stand', () => {
  const region = [block([0, 1, 1, 0], [1, 0, 0, 0], [0, 0, 1, 0, 1])];
  expect(mapsPath(region, layout, [4, 1], [4, 4])).toBe('M-1 1h4v6h-4z');
  expect(mapsPath(region, layout, [1, 2], [4, 4])).toBe('M11 1h4v6h-4z');
});

it('frames each of the pixels that a dilated window leaves gaps between', () => {
  expect(picturePath([block([1, 0, 1], [0, 1, 1], [1])])).toBe('M1 0h2v1h-2zM1 2h2v1h-2z');
});

it('frames numbers one by one, or all of them at once', () => {
  const cells = { count: 4, width: 4, height: 4, gap: 1, rows: 2, columns: 2 };
  expect(numbersPath([block([1], [1], [0, 0, 1, 0])], cells)).toBe('M-1 4h6v6h-6z');
  expect(numbersPath([block([1], [1], [1, 1, 1, 1])], cells)).toBe('M-1 -1h11v11h-11z');
});
