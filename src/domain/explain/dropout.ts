import { randomUniform, streamKey, streams } from '../random';

/** One dropout layer in one training step, for one image. */
export interface DropoutMoment {
  /** The run's seed. */
  readonly seed: number;
  /** Steps done before this one: 0 is the first step. */
  readonly step: number;
  /** The layer's place in the order of computing (`LayerReading.place`). */
  readonly place: number;
  /** Position of the image in its batch. */
  readonly image: number;
}

export interface DropoutExplanation {
  /** 1 for every value that is kept, 0 for every one that is off. */
  readonly kept: Uint8Array;
  readonly keptCount: number;
  /** The kept values are multiplied by 1 / (1 - rate), so that the mean stays. */
  readonly scale: number;
}

/** Which of the `size` values of an image a dropout layer switches off: the very ones of the engine, value i stays when randomUniform(key, i) >= rate. */
export function explainDropout(rate: number, size: number, at: DropoutMoment): DropoutExplanation {
  const key = streamKey(streamKey(at.seed, streams.dropout, at.step), at.place);
  const first = at.image * size;
  const kept = Uint8Array.from({ length: size }, (_, index) =>
    rate === 0 || randomUniform(key, first + index) >= rate ? 1 : 0,
  );
  return { kept, keptCount: kept.reduce((sum, one) => sum + one, 0), scale: 1 / (1 - rate) };
}
