import { gridOf, type Grid } from './grid';
import { side } from './mnist-form';
import { lightnessOf, opacityOf, type Picture } from './picture';
import { resampled } from './resample';

/** What differs less from the background belongs to it: Fashion-MNIST's own share of the full range. */
const tolerance = 0.05;

/**
 * A picture of a garment in Fashion-MNIST's form: light on black, cut to the garment, its longer side 28 pixels, in the middle. A light background is turned to black, as
 * that set was made of photos on white (Xiao, Rasul, Vollgraf 2017, section 2). All of it is background where nothing differs from the edge.
 * @returns 28 x 28 values from 0 to 1
 */
export function garmentFromPicture(picture: Picture): Float32Array {
  const garment = fromBackground(picture);
  const { left, right, top, bottom } = boxOf(garment);
  const step = Math.max(right - left, bottom - top, 1) / side;
  const start = (from: number, to: number): number => (from + to - side * step) / 2;
  return resampled(garment, side, side, { left: start(left, right), top: start(top, bottom), step }).values;
}

/** How far each pixel stands out of what lies at the edge of the picture, which counts as 0; what is transparent belongs to that too. */
function fromBackground(picture: Picture): Grid {
  const { width, height, values } = lightnessOf(picture);
  const opacity = opacityOf(picture).values;
  const isOpaque = (at: number): boolean => (opacity[at] ?? 0) > 0.5;
  const edge = values.filter((_, at) => isEdge(at, picture) && isOpaque(at)).sort();
  // Where the whole edge is transparent, the background is what the garment stands out from.
  const background = edge[edge.length >> 1] ?? (meanOf(values.filter((_, at) => isOpaque(at))) > 0.5 ? 0 : 1);
  const isLight = background > 0.5;
  return gridOf(width, height, (x, y) => {
    const at = y * width + x;
    const value = values[at] ?? 0;
    const out = isLight ? (background - value) / background : (value - background) / (1 - background);
    return Math.max(0, out) * (opacity[at] ?? 0);
  });
}

function meanOf(values: Float32Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function isEdge(at: number, { width, height }: Picture): boolean {
  const [x, y] = [at % width, Math.floor(at / width)];
  return x === 0 || y === 0 || x === width - 1 || y === height - 1;
}

/** Of all that is no background; right and bottom are behind it. */
function boxOf({ width, values }: Grid): { left: number; right: number; top: number; bottom: number } {
  const box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  values.forEach((value, at) => {
    if (value <= tolerance) return;
    const [x, y] = [at % width, Math.floor(at / width)];
    [box.left, box.right] = [Math.min(box.left, x), Math.max(box.right, x + 1)];
    [box.top, box.bottom] = [Math.min(box.top, y), Math.max(box.bottom, y + 1)];
  });
  return box.right > box.left ? box : { left: 0, right: width, top: 0, bottom: values.length / width };
}
