/**
 * The one source of randomness: a counter-based generator. The n-th number of a (seed, stream) pair can be computed without its
 * predecessors, so a run can be resumed in mid-epoch and kernels can draw numbers in parallel.
 */

/** What random numbers are drawn for; each purpose has its own stream. */
export const streams = {
  initializer: 1,
  shuffle: 2,
  dropout: 3,
  sample: 4,
  benchmark: 5,
  augment: 6,
  teach: 7,
  damage: 8,
} as const;

/**
 * Mixes a 32-bit word so that each input bit changes each output bit half the time.
 * Constants of the "lowbias32" family found by Chris Wellons (hash-prospector, public domain).
 */
export function mix32(word: number): number {
  let x = word >>> 0;
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad);
  x = Math.imul(x ^ (x >>> 15), 0x735a2d97);
  return (x ^ (x >>> 15)) >>> 0;
}

/** A key for one stream of random numbers; further numbers (epoch, layer, step) split it into sub-streams. */
export function streamKey(seed: number, ...path: readonly number[]): number {
  return path.reduce((key, part) => mix32(key ^ mix32(part + 0x9e3779b9)), mix32(seed));
}

/** The `index`-th 32-bit word of a stream. */
export function randomWord(key: number, index: number): number {
  return mix32(mix32(index + 0x9e3779b9) ^ key);
}

/** The `index`-th number of a stream, uniform in [0, 1), a multiple of 2^-24 so that float32 holds it exactly. */
export function randomUniform(key: number, index: number): number {
  return (randomWord(key, index) >>> 8) / 0x1000000;
}

/** The numbers 0 to count - 1 in a random order (Fisher and Yates). */
export function permutation(count: number, key: number): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, index) => index);
  for (let last = count - 1; last > 0; last--) {
    const other = Math.floor(randomUniform(key, last) * (last + 1));
    const kept = order[last] as number;
    order[last] = order[other] as number;
    order[other] = kept;
  }
  return order;
}
