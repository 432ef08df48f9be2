/** What a curve chart shows; plain data, so that it can be made and tested without the charting library. */

/** One place on the time line. A batch has `raw` and `smooth`, the end of an epoch `training` and perhaps `validation`. */
export interface CurveRow {
  /** 1.5 is the middle of the second epoch. */
  readonly epoch: number;
  readonly step?: number;
  readonly raw?: number;
  readonly smooth?: number;
  readonly training?: number;
  readonly validation?: number;
}

export interface Axis {
  readonly domain: readonly [low: number, high: number];
  readonly ticks: readonly number[];
}

/** Distances between ticks that people count in. */
const steps = [1, 2, 2.5, 5, 10];

/** An axis from `low` to `high`, widened to round ticks, of which there are about `count`. */
export function niceAxis(low: number, high: number, count: number): Axis {
  const span = high > low ? high - low : 1;
  const rough = span / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = (steps.find((each) => each * power >= rough * 0.999) ?? 10) * power;
  const first = Math.floor(low / step + 1e-9);
  const last = Math.ceil((low + span) / step - 1e-9);
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => rounded((first + index) * step));
  return { domain: [rounded(first * step), rounded(last * step)], ticks };
}

/** Takes away what floating point adds: 0.30000000000000004 is 0.3. */
function rounded(value: number): number {
  return Number(value.toPrecision(10));
}

/** Whole epochs from 0 to `epochs`, with at most about eight ticks, and room for the half of a mark at the end. */
export function epochAxis(epochs: number): Axis {
  const stride = Math.max(1, Math.ceil(epochs / 8));
  const ticks = Array.from({ length: Math.floor(epochs / stride) + 1 }, (_, index) => index * stride);
  return { domain: [0, epochs * 1.02], ticks };
}

/**
 * The part of the values worth the space: from the second epoch on, the steep beginning (the first half epoch) may leave the chart,
 * so that later differences can be seen; single noisy batches (`raw`) may leave it always.
 */
export function focusRange(rows: readonly CurveRow[]): readonly [low: number, high: number] | null {
  const begin = (rows.at(-1)?.epoch ?? 0) >= 1.5 ? 0.5 : 0;
  const values = rows
    .filter(({ epoch }) => epoch >= begin)
    .flatMap(({ smooth, training, validation }) => [smooth, training, validation])
    .filter((value): value is number => value !== undefined && Number.isFinite(value));
  if (values.length === 0) return null;
  return [Math.min(...values), Math.max(...values)];
}
