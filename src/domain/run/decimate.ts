/** Fewer points for a chart without losing what the eye would see. Pure; works on any indexable numbers, so that typed arrays need no copy. */

/**
 * Picks at most `limit` of the indices 0 to count - 1, in order: the first, the last, and the lowest and highest value of each of
 * equally wide buckets between them, so that every spike of a noisy line stays visible. Values that are not finite are passed over.
 *
 * @param valueAt the value at an index
 * @param limit at least 4
 */
export function minMaxIndices(count: number, valueAt: (index: number) => number, limit: number): number[] {
  if (count <= limit) return Array.from({ length: count }, (_, index) => index);
  const buckets = Math.floor((limit - 2) / 2);
  const width = (count - 2) / buckets;
  const inner = Array.from({ length: buckets }, (_, bucket) =>
    extremes(1 + Math.floor(bucket * width), 1 + Math.floor((bucket + 1) * width), valueAt),
  );
  return [0, ...inner.flat(), count - 1];
}

/** The indices of the lowest and the highest value in [from, to), in order of index; one where they coincide, none without a finite value. */
function extremes(from: number, to: number, valueAt: (index: number) => number): number[] {
  let lowest = -1;
  let highest = -1;
  for (let index = from; index < to; index++) {
    const value = valueAt(index);
    if (!Number.isFinite(value)) continue;
    if (lowest < 0 || value < valueAt(lowest)) lowest = index;
    if (highest < 0 || value > valueAt(highest)) highest = index;
  }
  if (lowest < 0) return [];
  if (lowest === highest) return [lowest];
  return lowest < highest ? [lowest, highest] : [highest, lowest];
}

/** The lowest and the highest of any number of values (more than a function takes as arguments); infinite where there are none. */
export function extentOf(values: readonly number[]): readonly [low: number, high: number] {
  const low = values.reduce((least, value) => Math.min(least, value), Infinity);
  return [low, values.reduce((most, value) => Math.max(most, value), -Infinity)];
}

/** At most `limit` items at equal distances, always with the first and the last. */
export function thinOut<T>(items: readonly T[], limit: number): readonly T[] {
  if (items.length <= limit) return items;
  const stride = (items.length - 1) / (limit - 1);
  return Array.from({ length: limit }, (_, index) => items[Math.round(index * stride)] as T);
}

/**
 * An exponential moving average that is right from the first value on: the plain average m = w m + (1 - w) x starts at 0 and is
 * too small by the factor 1 - w^t after t values, so it is divided by that (as Adam corrects its moments).
 *
 * @param weight w, the share of the past in each new value, from 0 (no smoothing) to below 1
 * @returns a function that takes the next value and gives the smoothed one; values that are not finite leave it as it was
 */
export function createSmoother(weight: number): (value: number) => number {
  let mean = 0;
  let power = 1;
  return (value) => {
    if (!Number.isFinite(value)) return power === 1 ? value : mean / (1 - power);
    mean = weight * mean + (1 - weight) * value;
    power *= weight;
    return mean / (1 - power);
  };
}
