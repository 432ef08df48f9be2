/** Which channels of a layer answer most to a picture. */
import type { LayerMaps } from './layer-maps';

/** The mean size (absolute value) of the numbers in each channel's map, from the bytes that stand for them. */
export function meanSizes({ shape: [height, width], values, low, high }: Omit<LayerMaps, 'layerId' | 'flags'>) {
  const size = height * width;
  return Float32Array.from(low, (lowest, channel) => {
    const step = ((high[channel] ?? 0) - lowest) / 255;
    let sum = 0;
    for (let at = channel * size; at < (channel + 1) * size; at++) sum += Math.abs(lowest + step * (values[at] ?? 0));
    return sum / size;
  });
}

/** All channels, the strongest first; equals, and what is no number, stay in their order at their place or behind. */
export function strongestFirst(maps: LayerMaps): readonly number[] {
  const sizes = meanSizes(maps).map((size) => (Number.isFinite(size) ? size : -1));
  return [...sizes.keys()].sort((one, other) => (sizes[other] ?? 0) - (sizes[one] ?? 0) || one - other);
}
