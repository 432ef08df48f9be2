import { gridOf } from './grid';
import { side } from './mnist-form';
import { lightnessOf, opacityOf, type Picture } from './picture';
import { resampled } from './resample';

/**
 * A picture in plain grey: its middle square scaled down to 28 x 28 by averaging, nothing cropped to ink, thickened or turned to negative. What is transparent is black.
 * @returns 28 x 28 values from 0 (black) to 1 (white)
 */
export function greyFromPicture(picture: Picture): Float32Array {
  const { width, height } = picture;
  const [lightness, opacity] = [lightnessOf(picture).values, opacityOf(picture).values];
  const grey = gridOf(width, height, (x, y) => (lightness[y * width + x] ?? 0) * (opacity[y * width + x] ?? 0));
  const step = Math.min(width, height) / side;
  return resampled(grey, side, side, { left: (width - side * step) / 2, top: (height - side * step) / 2, step }).values;
}
