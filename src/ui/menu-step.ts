/** The next value of a menu above (+1) or below (-1) `value`, which need not be in it; null at its end. */
export function menuStep(menu: readonly number[], value: number, direction: 1 | -1): number | null {
  const sorted = [...menu].sort((a, b) => (a - b) * direction);
  return sorted.find((item) => (item - value) * direction > 0) ?? null;
}

/** Reads a number as people type it ("0,001" as well as "0.001"); null when it is none. */
export function parseNumber(text: string): number | null {
  const trimmed = text.trim().replace(/^([^,.]*),([^,.]*)$/, '$1.$2');
  const value = Number(trimmed);
  return trimmed === '' || !Number.isFinite(value) ? null : value;
}
