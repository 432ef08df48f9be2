import { describe, expect, it } from 'vitest';
import { partsOf, tileFor, tileGroups } from './tile';

const sides = (...extents: Parameters<typeof tileFor>): string => {
  const { rows, columns } = tileFor(...extents);
  return `${rows} x ${columns}`;
};

describe('tiles of a product', () => {
  it('are large where enough of them are left to fill a GPU', () => {
    expect(sides({ rows: 1024 * 121, columns: 64, depth: 288 }, false)).toBe('64 x 64');
    expect(sides({ rows: 64 * 121, columns: 64, depth: 288 }, false)).toBe('32 x 32');
  });

  it('are narrow for few columns, and low for few rows', () => {
    expect(sides({ rows: 1024 * 676, columns: 32, depth: 9 }, false)).toBe('64 x 32');
    expect(sides({ rows: 64, columns: 10, depth: 1152 }, true)).toBe('32 x 16');
    expect(sides({ rows: 9, columns: 32, depth: 43264 }, true)).toBe('16 x 32');
  });

  it('are large for small matrices that are sums of many terms, which are cut into parts', () => {
    const extents = { rows: 576, columns: 128, depth: 1024 * 121 };
    const tile = tileFor(extents, true);
    expect(tile).toEqual({ rows: 64, columns: 64, height: 8 });
    const [x, y, z] = tileGroups(tile, extents, partsOf(tile, extents));
    expect(x * y * z).toBeGreaterThanOrEqual(256);
  });

  it('fold rows that are more than a device counts in one dimension', () => {
    const extents = { rows: 65_536 * 64 + 1, columns: 64, depth: 9 };
    expect(tileGroups(tileFor(extents, false), extents, 1)).toEqual([32_769, 2, 1]);
  });
});
