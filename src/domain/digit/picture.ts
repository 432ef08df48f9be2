import { gridOf, type Grid } from './grid';

/** A colour picture as a canvas gives it: rows of red, green, blue, alpha bytes. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: ArrayLike<number>;
}

/** How light each pixel is, 0 to 1 (luma of Rec. 601, on gamma-coded bytes, as the eye judges it). */
export function lightnessOf(picture: Picture): Grid {
  const at = (index: number): number => picture.data[index] ?? 0;
  return gridOf(picture.width, picture.height, (x, y) => {
    const start = (y * picture.width + x) * 4;
    return (0.299 * at(start) + 0.587 * at(start + 1) + 0.114 * at(start + 2)) / 255;
  });
}

/** How opaque each pixel is, 0 to 1. */
export function opacityOf(picture: Picture): Grid {
  return gridOf(picture.width, picture.height, (x, y) => (picture.data[(y * picture.width + x) * 4 + 3] ?? 0) / 255);
}
