import { massCentre } from './grid';
import { boxSide, centre, side } from './mnist-form';
import { drawStrokes, type Pen } from './pen';
import { smoothed } from './smooth';
import { boundsOf, transformed, type Stroke } from './stroke';

/**
 * The pen in pixels of the 28 x 28 picture. Of the widths from 1.8 to 3.0 and softnesses from 1 to 1.8 this one is read best among those whose
 * ink (92), stroke width (2.5) and share of grey pixels (0.6) are near MNIST's (102, 2.7, 0.5), on 600 pen digits by 30 writers with five
 * networks trained on 8,000 images: 0.912; wider pens lose a little (3.0: 0.894).
 */
export const pen: Pen = { width: 2.2, softness: 1.2 };

/** A drawing smaller than this share of the drawing area is not blown up to fill the box: it is a dot, or a slip of the pen. */
const smallestSpan = 0.04;

/** Pixels by which a digit in the middle can move without leaving the picture; as in MNIST, nothing is cut off. */
const room = (side - boxSide) / 2;

/** Where a drawing lies in the 28 x 28 picture: place x scale + (x, y), in pixels. */
export interface Placement {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

/** How `digitFromStrokes` places a drawing; null for an empty one. */
export function placementInPicture(strokes: readonly Stroke[]): Placement | null {
  return placed(strokes)?.placement ?? null;
}

/** Scaled to the box, and what then moves it. */
function placed(strokes: readonly Stroke[]) {
  const paths = strokes.map(smoothed);
  const bounds = boundsOf(paths);
  if (bounds === null) return null;
  const span = Math.max(bounds.right - bounds.left, bounds.bottom - bounds.top, smallestSpan);
  const scale = (boxSide - pen.width - pen.softness + 1) / span;
  const [left, top] = [bounds.left + bounds.right, bounds.top + bounds.bottom].map(
    (both) => side / 2 - (both / 2) * scale,
  ) as [number, number];
  const fitted = transformed(paths, scale, left, top);
  const mass = massCentre(drawStrokes(fitted, pen, side)) ?? { x: centre, y: centre };
  const [dx, dy] = [centre - mass.x, centre - mass.y].map((shift) => Math.min(Math.max(shift, -room), room)) as [
    number,
    number,
  ];
  return { fitted, dx, dy, placement: { scale, x: left + dx, y: top + dy } };
}

/**
 * A drawing in MNIST's form: scaled to the 20-pixel box, drawn with MNIST's pen, centred by its mass. Where and how large it was drawn makes no
 * difference.
 * @param strokes in units of the drawing area's side, 0 to 1
 * @returns 28 x 28 values from 0 to 1, or null for an empty drawing
 */
export function digitFromStrokes(strokes: readonly Stroke[]): Float32Array | null {
  const digit = placed(strokes);
  return digit && drawStrokes(transformed(digit.fitted, 1, digit.dx, digit.dy), pen, side).values;
}

/**
 * The drawing area as it is, only scaled down, drawn with the same pen: what the network gets to see without the crop and the centring.
 * @returns 28 x 28 values from 0 to 1, or null for an empty drawing
 */
export function uncentredFromStrokes(strokes: readonly Stroke[]): Float32Array | null {
  if (boundsOf(strokes) === null) return null;
  return drawStrokes(transformed(strokes.map(smoothed), side, 0, 0), pen, side).values;
}
