import { indexIn, type LayerNumbers } from '../../../domain/explain/layer-numbers';
import { strongestPixel, type Pixel } from '../../../ui/maps/pixel-steps';
import { channelValues } from './channel-values';

/**
 * The number that stands for a channel: of a map the strongest one, where switching off is seen best; of a vector the one that was opened. With its pixel in the map,
 * or in the vector folded into rows of `width`.
 */
export function dropoutPlace(
  { inputShape, input }: Pick<LayerNumbers, 'inputShape' | 'input'>,
  channel: number,
  width: number,
): { readonly index: number; readonly pixel: Pixel } {
  if (inputShape.length < 3)
    return { index: channel, pixel: { row: Math.floor(channel / width), column: channel % width } };
  const pixel = strongestPixel(channelValues(inputShape, input, channel), width);
  return { index: indexIn(inputShape, pixel.row, pixel.column, channel), pixel };
}
