/**
 * Normal random numbers that every backend draws alike. Logarithms and cosines differ from one graphics card to the next, so each number is looked up: the upper 24 bits of a
 * random word (see random.ts) name two of 4096 quantiles, and their sum over the square root of 2 is normal again, up to 5.2 deviations from zero.
 */
import { randomWord } from './random';

/** Entries of the table: as many as 12 bits can name. */
export const quantileCount = 4096;

/** The middles of equally likely parts of the standard normal distribution, in ascending order, stretched to a variance of 1. */
export function normalQuantiles(): Float32Array {
  const middles = Float64Array.from({ length: quantileCount }, (_, index) => quantile((index + 0.5) / quantileCount));
  const variance = middles.reduce((sum, value) => sum + value * value, 0) / quantileCount;
  return Float32Array.from(middles, (value) => value / Math.sqrt(variance));
}

/** What the sum of two quantiles is multiplied by. */
export function noiseScale(stddev: number): number {
  return Math.fround(stddev * Math.SQRT1_2);
}

/** The `index`-th normal number of a stream, with mean 0 and deviation `stddev`. */
export function randomNormal(quantiles: Float32Array, stddev: number, key: number, index: number): number {
  const word = randomWord(key, index);
  const [high, low] = [quantiles[word >>> 20] ?? NaN, quantiles[(word >>> 8) % quantileCount] ?? NaN];
  return Math.fround(high + low) * noiseScale(stddev);
}

/** Where the distribution function of the standard normal reaches `share`, by Newton's steps. */
function quantile(share: number): number {
  if (share > 0.5) return -quantile(1 - share);
  // A first guess from the tail's logarithm, after Abramowitz and Stegun 26.2.22.
  const t = Math.sqrt(-2 * Math.log(share));
  let x = (2.30753 + 0.27061 * t) / (1 + t * (0.99229 + 0.04481 * t)) - t;
  for (let step = 0; step < 4; step++) x -= (below(x) - share) / density(x);
  return x;
}

function density(x: number): number {
  return Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
}

/** The share of a standard normal distribution that lies below x: its series around 0 (Abramowitz and Stegun 26.2.11). */
function below(x: number): number {
  let [term, sum] = [x, x];
  for (let n = 3; Math.abs(term) > 1e-17 * Math.abs(sum); n += 2) {
    term *= (x * x) / n;
    sum += term;
  }
  return 0.5 + density(x) * sum;
}
