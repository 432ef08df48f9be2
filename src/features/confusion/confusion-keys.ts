import type { Cell } from '../../domain/explain/confusion';

/** Steps in rows (truth) and columns (predicted) for each key, in text that runs from left to right. */
const moves: Readonly<Record<string, readonly [row: number, column: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  Home: [0, -Infinity],
  End: [0, Infinity],
  PageUp: [-Infinity, 0],
  PageDown: [Infinity, 0],
};

/** The cell that a key leads to in a matrix of `size` x `size`; null for keys that are not for the matrix. */
export function cellAfterKey(key: string, cell: Cell, size: number, isRightToLeft: boolean): Cell | null {
  const move = moves[key];
  if (!move) return null;
  const [row, column] = move;
  const sideways = key.startsWith('Arrow') && isRightToLeft ? -column : column;
  const within = (index: number): number => Math.min(size - 1, Math.max(0, index));
  return { truth: within(cell.truth + row), predicted: within(cell.predicted + sideways) };
}
