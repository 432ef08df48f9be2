import { useMemo } from 'react';
import { asImage, type LayerNumbers } from '../../../domain/explain/layer-numbers';
import type { Shape } from '../../../domain/network/shape';
import { channelValues } from './channel-values';

/** The values of one channel, row by row, as a figure takes them. */
export interface ChannelMap {
  readonly height: number;
  readonly width: number;
  readonly values: Float32Array;
}

/** A channel as it comes into a layer, and as it leaves it. */
export function useChannelMaps(
  detail: LayerNumbers,
  channel: number,
): { readonly input: ChannelMap; readonly output: ChannelMap } {
  return useMemo(() => {
    const { inputShape, outputShape, input, output } = detail;
    return { input: mapOf(inputShape, input, channel), output: mapOf(outputShape, output, channel) };
  }, [detail, channel]);
}

/** One channel of an image, or one value of a vector. */
export function mapOf(shape: Shape, values: Float32Array, channel: number): ChannelMap {
  const [height, width] = asImage(shape);
  return { height, width, values: channelValues(shape, values, channel) };
}
