import { massCentre, nearest, type Grid } from './grid';
import { readInk } from './ink-map';
import type { LeftOut } from './left-out';
import { boxSide, centre, side, strokeWidth } from './mnist-form';
import type { Picture } from './picture';
import { resampled } from './resample';
import type { Box } from './stroke';
import { strokeWidthOf, thickened } from './stroke-width';

/** Pixels in which strokes are measured and mended, to one of the network's: fine enough for a tenth of a pixel. */
const fine = 5;
/** Strokes are thinned by at most this share of their width, so that thin parts of a digit do not vanish. */
const mostThinning = 0.6;

/** 28 x 28 values from 0 to 1, null where a picture shows no ink. */
export interface Digit {
  /** As MNIST's digits are. */
  readonly centred: Float32Array | null;
  /** Where and as large as it is in the picture. */
  readonly uncentred: Float32Array | null;
}

export interface PictureReading extends Digit {
  /** What was left out because it is no part of a digit. */
  readonly leftOut: LeftOut | null;
  /** The digit when nothing is left out. */
  readonly everything: Digit;
}

/** Reads a picture as a digit: without what lies around it and behind it, and with everything. */
export function readPicture(picture: Picture): PictureReading {
  const { ink, leftOut, everything } = readInk(picture);
  const digit = formed(ink);
  return { ...digit, leftOut, everything: leftOut === null ? digit : formed(everything) };
}

/** The digit of a picture in MNIST's form; null when the picture shows no ink. */
export function digitFromPicture(picture: Picture): Float32Array | null {
  const { ink } = readInk(picture);
  return ink && centredDigit(ink);
}

function formed(ink: Grid | null): Digit {
  return { centred: ink && centredDigit(ink), uncentred: ink && uncentredDigit(ink) };
}

/** Ink in MNIST's form: cropped, scaled to the 20-pixel box by averaging, its strokes brought to MNIST's width, centred by mass. */
function centredDigit(ink: Grid): Float32Array | null {
  const mended = withStrokeWidth(fitted(ink, fine * boxSide, fine * 4), fine * strokeWidth);
  const box = inkBox(mended);
  const step = Math.max(box.right - box.left, box.bottom - box.top) / boxSide;
  const mass = massCentre(mended);
  if (mass === null) return null;
  // The whole digit stays in the picture, as in MNIST, also where its mass lies far from its middle.
  const start = (from: number, to: number, middle: number): number =>
    Math.min(Math.max(middle - centre * step, to - side * step), from);
  const [left, top] = [start(box.left, box.right, mass.x), start(box.top, box.bottom, mass.y)];
  return resampled(mended, side, side, { left, top, step }).values;
}

/** The whole picture's ink scaled down to 28 x 28, where and as large as it is. */
function uncentredDigit(ink: Grid): Float32Array {
  const step = Math.max(ink.width, ink.height) / side;
  return resampled(ink, side, side, { left: (ink.width - side * step) / 2, top: (ink.height - side * step) / 2, step })
    .values;
}

/** The ink cropped and scaled so that its longer side is `size`, with a margin on all sides. */
function fitted(ink: Grid, size: number, margin: number): Grid {
  const box = inkBox(ink);
  const step = Math.max(box.right - box.left, box.bottom - box.top) / size;
  const place = { left: box.left - margin * step, top: box.top - margin * step, step };
  const length = (from: number, to: number): number => Math.ceil((to - from) / step) + 2 * margin;
  return resampled(ink, length(box.left, box.right), length(box.top, box.bottom), place);
}

function withStrokeWidth(ink: Grid, wanted: number): Grid {
  const width = strokeWidthOf(ink);
  return thickened(ink, Math.max(wanted - width, -width * mostThinning) / 2);
}

/** The box around all ink, to parts of a pixel: an outermost row or column counts by its darkest pixel. */
function inkBox(ink: Grid): Box {
  const columns = Array.from({ length: ink.width }, (_, x) =>
    Math.max(...Array.from({ length: ink.height }, (_row, y) => nearest(ink, x, y))),
  );
  const rows = Array.from({ length: ink.height }, (_, y) =>
    Math.max(...ink.values.subarray(y * ink.width, (y + 1) * ink.width)),
  );
  const [left, right] = ends(columns);
  const [top, bottom] = ends(rows);
  return { left, top, right, bottom };
}

function ends(darkest: readonly number[]): readonly [from: number, to: number] {
  const first = darkest.findIndex((value) => value > 0);
  const last = darkest.findLastIndex((value) => value > 0);
  return [first + 1 - (darkest[first] ?? 0), last + (darkest[last] ?? 0)];
}
