import type { Grid } from './grid';
import type { Point, Stroke } from './stroke';

export interface Pen {
  /** Width of the stroke in pixels of the grid, measured where the ink is half. */
  readonly width: number;
  /** Width in pixels of the ramp from full ink to none at the stroke's edge; 1 is what averaging over a pixel gives. */
  readonly softness: number;
}

/**
 * Draws strokes into a square grid. A pixel's ink is 1/2 + (width/2 - distance) / softness, cut to 0..1, where the distance is the one from the
 * pixel's centre to the pen's path: a round pen with an anti-aliased edge. Strokes that cross do not add up, as on paper.
 */
export function drawStrokes(strokes: readonly Stroke[], pen: Pen, side: number): Grid {
  const grid = { width: side, height: side, values: new Float32Array(side * side) };
  for (const stroke of strokes) {
    stroke.forEach((point, index) => drawSegment(grid, stroke[index - 1] ?? point, point, pen));
  }
  return grid;
}

function drawSegment(grid: Grid, from: Point, to: Point, pen: Pen): void {
  const reach = (pen.width + pen.softness) / 2;
  const right = Math.min(grid.width - 1, Math.ceil(Math.max(from[0], to[0]) + reach));
  const bottom = Math.min(grid.height - 1, Math.ceil(Math.max(from[1], to[1]) + reach));
  for (let y = Math.max(0, Math.floor(Math.min(from[1], to[1]) - reach)); y <= bottom; y++) {
    for (let x = Math.max(0, Math.floor(Math.min(from[0], to[0]) - reach)); x <= right; x++) {
      const ink = 0.5 + (pen.width / 2 - distanceToSegment(x + 0.5, y + 0.5, from, to)) / pen.softness;
      const index = y * grid.width + x;
      grid.values[index] = Math.max(grid.values[index] ?? 0, Math.min(1, ink));
    }
  }
}

/** The distance from (x, y) to the nearest point of the segment between two points; its ends are round. */
export function distanceToSegment(x: number, y: number, from: Point, to: Point): number {
  const dx = to[0] - from[0];
  const dy = to[1] - from[1];
  const lengthSquared = dx * dx + dy * dy;
  const along = lengthSquared === 0 ? 0 : ((x - from[0]) * dx + (y - from[1]) * dy) / lengthSquared;
  const t = Math.min(1, Math.max(0, along));
  return Math.hypot(x - from[0] - t * dx, y - from[1] - t * dy);
}
