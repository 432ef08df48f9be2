/** A grey picture: rows of values from 0 (background) to 1 (ink). */
export interface Grid {
  readonly width: number;
  readonly height: number;
  readonly values: Float32Array;
}

/** A grid whose every value is computed from its column and row. */
export function gridOf(width: number, height: number, value: (x: number, y: number) => number): Grid {
  const values = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) values[y * width + x] = value(x, y);
  }
  return { width, height, values };
}

/** The value at a place; outside, that of the nearest place inside. */
export function nearest(grid: Grid, x: number, y: number): number {
  const column = Math.min(Math.max(x, 0), grid.width - 1);
  const row = Math.min(Math.max(y, 0), grid.height - 1);
  return grid.values[row * grid.width + column] ?? 0;
}

/** The sum of all values: the area of the ink in pixels. */
export function inkOf(grid: Grid): number {
  return grid.values.reduce((sum, value) => sum + value, 0);
}

/** The centre of mass of the ink, where a pixel's centre lies at its index + 1/2; null without ink. */
export function massCentre(grid: Grid): { readonly x: number; readonly y: number } | null {
  let [ink, x, y] = [0, 0, 0];
  grid.values.forEach((value, index) => {
    ink += value;
    x += value * ((index % grid.width) + 0.5);
    y += value * (Math.floor(index / grid.width) + 0.5);
  });
  return ink === 0 ? null : { x: x / ink, y: y / ink };
}

/** Rows and columns exchanged. */
export function transposed(grid: Grid): Grid {
  return gridOf(grid.height, grid.width, (x, y) => grid.values[x * grid.width + y] ?? 0);
}
