import type { Grid } from './grid';

/** Values of the outermost rows and columns with their places, counted from the picture's middle. */
function borderOf(grid: Grid): readonly { readonly x: number; readonly y: number; readonly value: number }[] {
  const { width, height, values } = grid;
  const at = (x: number, y: number) => ({
    x: x - (width - 1) / 2,
    y: y - (height - 1) / 2,
    value: values[y * width + x] ?? 0,
  });
  const columns = Array.from({ length: width }, (_, x) => [at(x, 0), at(x, height - 1)]);
  const rows = Array.from({ length: height }, (_, y) => [at(0, y), at(width - 1, y)]);
  return [...columns, ...rows].flat();
}

/** The median of the outermost rows and columns: what the background is like. */
export function borderMedian(grid: Grid): number {
  const values = borderOf(grid).map(({ value }) => value);
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/**
 * Whether the ink is lighter than its background. The border is taken for background: a plane fitted to it (least squares; the border is symmetric, so each
 * slope is the sum of x v over the sum of x^2) foretells the background inside, and the cubes of the differences let few dark strokes outweigh a
 * wide, faint glow.
 */
export function isLightOnDark(grid: Grid): boolean {
  const border = borderOf(grid);
  const mean = border.reduce((sum, { value }) => sum + value, 0) / border.length;
  const slope = (axis: 'x' | 'y'): number => {
    const spread = border.reduce((sum, place) => sum + place[axis] ** 2, 0);
    return spread === 0 ? 0 : border.reduce((sum, place) => sum + place[axis] * place.value, 0) / spread;
  };
  const [across, down] = [slope('x'), slope('y')];
  let balance = 0;
  grid.values.forEach((value, index) => {
    const x = (index % grid.width) - (grid.width - 1) / 2;
    const y = Math.floor(index / grid.width) - (grid.height - 1) / 2;
    balance += (value - mean - across * x - down * y) ** 3;
  });
  return balance > 0;
}
