/** The next value of a menu above (+1) or below (-1) `value`, which need not be in it; null at its end. */
export function menuStep(menu: readonly number[], value: number, direction: 1 | -1): number | null {
  const sorted = [...menu].sort((a, b) => (a - b) * direction);
  return sorted.find((item) => (item - value) * direction > 0) ?? null;
}
