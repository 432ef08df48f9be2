import { randomUniform } from '../random';
import { keyAt, type RandomMoment } from './random-moment';
import type { Shape } from '../network/shape';
import { asImage } from './layer-numbers';

export interface DropoutExplanation {
  /** 1 for every value that is kept, 0 for every one that is off. */
  readonly kept: Uint8Array;
  /** How many random numbers were drawn: one for each value, or for each channel. */
  readonly drawnCount: number;
  /** How many of them keep what they stand for. */
  readonly keptCount: number;
  /** The kept values are multiplied by 1 / (1 - rate), so that the mean stays. */
  readonly scale: number;
}

/** Which of the `size` values of an image a dropout layer switches off: the very ones of the engine, value i stays when randomUniform(key, i) >= rate. */
export function explainDropout(rate: number, size: number, at: RandomMoment): DropoutExplanation {
  const key = keyAt(at);
  const first = at.image * size;
  const kept = Uint8Array.from({ length: size }, (_, index) =>
    rate === 0 || randomUniform(key, first + index) >= rate ? 1 : 0,
  );
  return { kept, drawnCount: size, keptCount: kept.reduce((sum, one) => sum + one, 0), scale: 1 / (1 - rate) };
}

/** The same where whole channels of a picture of this shape are switched off; `kept` tells it for every value. */
export function explainSpatialDropout(rate: number, shape: Shape, at: RandomMoment): DropoutExplanation {
  const [height, width, channels] = asImage(shape);
  const drawn = explainDropout(rate, channels, at);
  const kept = Uint8Array.from({ length: height * width * channels }, (_, index) => drawn.kept[index % channels] ?? 0);
  return { ...drawn, kept };
}
