import { asImage } from '../../../domain/explain/layer-numbers';
import type { Shape } from '../../../domain/network/shape';

/** One channel of an image's values, row by row. */
export function channelValues(shape: Shape, values: Float32Array, channel: number): Float32Array {
  const [height, width, channels] = asImage(shape);
  return Float32Array.from({ length: height * width }, (_, pixel) => values[pixel * channels + channel] ?? NaN);
}
