import type { VariableStats } from '../../domain/explain/weight-stats';

export const histogramBins = 40;

type Distribution = Pick<VariableStats, 'histogram' | 'low' | 'high' | 'mean' | 'zeroShare' | 'notFinite'>;

/** How values lie: range, mean and counts over 40 equal parts of the range (the greatest value counts to the last part). */
export function distributionOf(values: Float32Array): Distribution {
  let [low, high, sum, zeros, notFinite] = [Infinity, -Infinity, 0, 0, 0];
  for (const value of values) {
    if (!Number.isFinite(value)) notFinite++;
    else {
      low = Math.min(low, value);
      high = Math.max(high, value);
      sum += value;
      if (value === 0) zeros++;
    }
  }
  const finite = values.length - notFinite;
  if (finite === 0) [low, high] = [0, 0];
  return {
    histogram: countInBins(values, low, high),
    low,
    high,
    mean: finite === 0 ? 0 : sum / finite,
    zeroShare: values.length === 0 ? 0 : zeros / values.length,
    notFinite,
  };
}

function countInBins(values: Float32Array, low: number, high: number): Uint32Array {
  const bins = new Uint32Array(histogramBins);
  const factor = high > low ? histogramBins / (high - low) : 0;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    const bin = Math.min(histogramBins - 1, Math.floor((value - low) * factor));
    bins[bin] = (bins[bin] ?? 0) + 1;
  }
  return bins;
}
