import { gridOf, inkOf, nearest, type Grid } from './grid';

/**
 * The mean width of the strokes in pixels: 2 x ink / length of the outline, for a stroke of length l and width w has l w ink and an outline of 2 l.
 * The outline's length is the sum over all pixels of the slope of the ink. 0 without ink.
 */
export function strokeWidthOf(grid: Grid): number {
  let outline = 0;
  for (let y = 0; y < grid.height; y++) {
    for (let x = 0; x < grid.width; x++) {
      const across = (nearest(grid, x + 1, y) - nearest(grid, x - 1, y)) / 2;
      const down = (nearest(grid, x, y + 1) - nearest(grid, x, y - 1)) / 2;
      outline += Math.hypot(across, down);
    }
  }
  return outline === 0 ? 0 : (2 * inkOf(grid)) / outline;
}

/** Makes the strokes `radius` pixels thicker on each side, or thinner when negative: each value becomes the greatest (or least) in a disc around it. */
export function thickened(grid: Grid, radius: number): Grid {
  const disc = discOf(Math.abs(radius));
  const sign = radius < 0 ? -1 : 1;
  return gridOf(grid.width, grid.height, (x, y) => {
    let most = -Infinity;
    for (const [dx, dy] of disc) most = Math.max(most, sign * nearest(grid, x + dx, y + dy));
    return sign * most;
  });
}

function discOf(radius: number): readonly (readonly [dx: number, dy: number])[] {
  const reach = Math.floor(radius);
  const span = Array.from({ length: 2 * reach + 1 }, (_, index) => index - reach);
  return span.flatMap((dy) => span.filter((dx) => Math.hypot(dx, dy) <= radius).map((dx) => [dx, dy] as const));
}
