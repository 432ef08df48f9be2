/** Steps into which values from 0 to 1 are sorted. */
const bins = 256;

export interface Split {
  /** The value between the two classes. */
  readonly threshold: number;
  /** The means of the values below and above. */
  readonly low: number;
  readonly high: number;
}

/**
 * Splits values from 0 to 1 into two classes so that the variance between them, n0 n1 (m1 - m0)^2, is greatest (Otsu, 1979). The threshold lies
 * halfway between the means of the two classes.
 */
export function otsu(values: Float32Array): Split {
  const counts = new Float64Array(bins);
  for (const value of values) {
    const bin = Math.min(bins - 1, Math.max(0, Math.floor(value * bins)));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  const total = counts.reduce((sum, count, bin) => sum + count * bin, 0);
  let best = { between: -1, low: 0, high: 0 };
  let [below, sumBelow] = [0, 0];
  counts.forEach((count, bin) => {
    below += count;
    sumBelow += count * bin;
    const above = values.length - below;
    if (below === 0 || above === 0) return;
    const [low, high] = [sumBelow / below, (total - sumBelow) / above];
    const between = below * above * (high - low) ** 2;
    if (between > best.between) best = { between, low, high };
  });
  const [low, high] = [(best.low + 0.5) / bins, (best.high + 0.5) / bins];
  return { threshold: (low + high) / 2, low, high };
}
