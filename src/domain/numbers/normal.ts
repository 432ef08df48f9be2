/** Digits that count: more terms would change nothing. */
const smallest = 1e-17;

/**
 * The share of the standard normal distribution below x, to about 15 digits near 0 and 1e-15 everywhere:
 * 1/2 + bell(x) (x + x^3 / 3 + x^5 / (3 * 5) + ...), with bell the density (Marsaglia, 2004).
 */
export function normalBelow(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (Math.abs(x) > 9) return x > 0 ? 1 : 0;
  let [sum, term] = [x, x];
  for (let factor = 3; Math.abs(term) > smallest * Math.abs(sum); factor += 2) {
    term *= (x * x) / factor;
    sum += term;
  }
  return 0.5 + (sum * Math.exp(-0.5 * x * x)) / Math.sqrt(2 * Math.PI);
}
