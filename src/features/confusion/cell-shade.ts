import { shareOf, worstConfusions, type Cell, type ConfusionMatrix } from '../../domain/explain/confusion';

/** Percent of its colour in a cell at most: its number then keeps a contrast of 4.5 to 1 in both themes. */
const strongest = 45;
/** Mistakes are shaded against the worst ones, but these count as at least a tenth of their class: a network that hardly errs looks calm. */
const leastWorst = 0.1;

/** The share of its class that the most frequent confusion takes, as a measure for all. */
export function worstShare(matrix: ConfusionMatrix): number {
  const shares = worstConfusions(matrix, Infinity).map((cell) => shareOf(matrix, cell));
  return Math.max(leastWorst, ...shares);
}

/** How strongly a cell is coloured, in percent of its colour on the paper. Mistakes by the root of their share, for most are rare. */
export function cellShade(matrix: ConfusionMatrix, cell: Cell, worst: number): number {
  const share = shareOf(matrix, cell);
  const strength = cell.truth === cell.predicted ? share : Math.sqrt(share / worst);
  return Math.round(strongest * strength);
}
