import { onlyPatches, patchesOf } from './blobs';
import { contrastOf, flatContrast, inkFrom, scaled, type Contrast } from './contrast';
import { extreme } from './extreme';
import { gridOf, type Grid } from './grid';
import { darkAround, leftOutOf, type LeftOut } from './left-out';
import { lightnessOf, opacityOf, type Picture } from './picture';
import { unruled } from './rulings';
import type { Box } from './stroke';
import { otsu } from './threshold';

/** The longer side, in pixels, to which a larger picture is scaled down first: enough for a digit that fills a quarter of it. */
export const workingSide = 320;
/** A smaller picture is enlarged to at least this, so that a line is a pixel wide or wider. */
const leastSide = 160;
/** Ink must differ from its paper by this much of full contrast; less is an empty sheet and the noise of a camera. */
const leastContrast = 0.08;
/** How far the soft edge of a stroke reaches, in pixels. */
const softEdge = 2;

/** What a picture shows: its ink, and what was left out because it is no part of a digit. */
export interface InkReading {
  /** Values from 0 to 1 with the anti-aliasing kept; null when there is no ink to be seen. */
  readonly ink: Grid | null;
  readonly leftOut: LeftOut | null;
  /** The ink when nothing is left out; null when there is none. */
  readonly everything: Grid | null;
}

/**
 * Finds the ink of a picture, whether it is dark on light, light on dark or on nothing, under uneven light, on ruled paper, in a box or a frame, on a
 * sheet that lies on a table.
 */
export function readInk(picture: Picture): InkReading {
  const contrast = contrastOf(resized(opaque(picture)));
  const all = inkOf(contrast, contrast.values);
  if (all === null) return { ink: null, leftOut: null, everything: null };
  const rest = unruled(all, paperOf(contrast));
  const ink = tidied(rest.ink === all ? all : (toldApartAnew(contrast, all, rest.ink) ?? all));
  const around = darkAround(contrast, ink);
  const leftOut = leftOutOf({ around, ruled: all, ...rest });
  if (leftOut === null) return { ink, leftOut, everything: ink };
  const flat = around === null ? all : inkOf(contrast, flatContrast(contrast));
  return { ink, leftOut, everything: tidied(flat ?? all) };
}

function inkOf(contrast: Contrast, values: Float32Array): Grid | null {
  const split = otsu(values);
  return split.high - split.low < leastContrast
    ? null
    : withoutFaint({ ...contrast.paper, values: inkFrom(values, split) });
}

/** Less than half ink is the soft edge of a stroke, or else a line that is fainter than the digit. */
function withoutFaint(ink: Grid): Grid {
  const strong = extreme({ ...ink, values: ink.values.map((value) => (value >= 0.5 ? 1 : 0)) }, softEdge, 1);
  return { ...ink, values: ink.values.map((value, index) => value * (strong.values[index] ?? 0)) };
}

/** Without the lines, which may be darker than the digit, ink and paper are told apart anew. */
function toldApartAnew(contrast: Contrast, all: Grid, rest: Grid): Grid | null {
  const isOut = (index: number): boolean => (all.values[index] ?? 0) > (rest.values[index] ?? 0);
  return inkOf(
    contrast,
    contrast.values.map((value, index) => (isOut(index) ? 0 : value)),
  );
}

const tidied = (ink: Grid): Grid => onlyPatches(ink, patchesOf(ink));

/** Where it is nearly as light as anywhere: the sheet, without the table that it lies on. */
function paperOf({ light }: Contrast): Box {
  const least = 0.6 * light.values.reduce((most, value) => Math.max(most, value), 0);
  const box = { left: light.width, top: light.height, right: 0, bottom: 0 };
  light.values.forEach((value, index) => {
    if (value < least) return;
    const [x, y] = [index % light.width, Math.floor(index / light.width)];
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x + 1);
    box.top = Math.min(box.top, y);
    box.bottom = Math.max(box.bottom, y + 1);
  });
  return box;
}

/** How light the picture is where it is laid on black or on white, whichever differs more from what is drawn in it. */
function opaque(picture: Picture): Grid {
  const lightness = lightnessOf(picture);
  const opacity = opacityOf(picture).values;
  let [sum, weight] = [0, 0];
  opacity.forEach((share, index) => {
    sum += share * (lightness.values[index] ?? 0);
    weight += share;
  });
  const ground = sum < 0.5 * weight ? 1 : 0;
  return gridOf(picture.width, picture.height, (x, y) => {
    const index = y * picture.width + x;
    const share = opacity[index] ?? 0;
    return share * (lightness.values[index] ?? 0) + (1 - share) * ground;
  });
}

function resized(grid: Grid): Grid {
  const longer = Math.max(grid.width, grid.height);
  if (longer > workingSide) return scaled(grid, workingSide / longer);
  return longer < leastSide ? scaled(grid, Math.ceil(leastSide / longer)) : grid;
}
