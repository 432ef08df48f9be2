import type { Grid } from './grid';

/** A patch of ink smaller than this share of the largest one is dust. A separate bar of a 5 or a 7 is a tenth or more. */
const dust = 0.04;

/** The picture without specks of dust and the noise of a camera. */
export function withoutDust(ink: Grid): Grid {
  const { labels, sizes } = patches(ink);
  const least = Math.max(0, ...sizes) * dust;
  const values = ink.values.map((value, index) => ((sizes[labels[index] ?? 0] ?? 0) >= least ? value : 0));
  return { ...ink, values };
}

/** Numbers the patches of pixels with ink that touch each other, also at corners; 0 is the background. */
function patches(ink: Grid): { readonly labels: Int32Array; readonly sizes: readonly number[] } {
  const labels = new Int32Array(ink.values.length);
  const sizes = [0];
  ink.values.forEach((value, start) => {
    if (value > 0 && labels[start] === 0) sizes.push(flood(ink, labels, start, sizes.length));
  });
  return { labels, sizes };
}

/** Marks the patch around `start` and returns its ink. */
function flood(ink: Grid, labels: Int32Array, start: number, label: number): number {
  const open = [start];
  labels[start] = label;
  let size = 0;
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    size += ink.values[index] ?? 0;
    for (const next of neighbours(ink, index)) {
      if (labels[next] !== 0 || (ink.values[next] ?? 0) === 0) continue;
      labels[next] = label;
      open.push(next);
    }
  }
  return size;
}

function neighbours(grid: Grid, index: number): readonly number[] {
  const [x, y] = [index % grid.width, Math.floor(index / grid.width)];
  const near = [-1, 0, 1];
  return near.flatMap((dy) =>
    near
      .filter((dx) => x + dx >= 0 && x + dx < grid.width && y + dy >= 0 && y + dy < grid.height)
      .map((dx) => index + dy * grid.width + dx),
  );
}
