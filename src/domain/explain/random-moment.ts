import { streamKey, streams } from '../random';

/** A layer that draws random numbers, in one training step, for one image. */
export interface RandomMoment {
  /** The run's seed. */
  readonly seed: number;
  /** Steps done before this one: 0 is the first step. */
  readonly step: number;
  /** The layer's place in the order of computing (`LayerReading.place`). */
  readonly place: number;
  /** Position of the image in its batch. */
  readonly image: number;
}

/** The key of the numbers that the engine draws there. */
export function keyAt({ seed, step, place }: RandomMoment): number {
  return streamKey(streamKey(seed, streams.dropout, step), place);
}
