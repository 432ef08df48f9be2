/** Strokes in letters of an address: two a point, strokes apart by a dot. A point is kept to 1/63 of the drawing area, finer than a pixel of what a network sees. */
import { thinned } from '../digit/thinned';
import type { Point, Stroke } from '../digit/stroke';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const last = letters.length - 1;
/** Points of a drawing; more say nothing more about its form. */
const mostPoints = 80;
/** Letters of a drawing: what has more strokes than fit is no digit any more, and the last ones are left out. */
export const longestStrokes = 600;

const form = /^[\w-]{2,}(?:\.[\w-]{2,})*$/;

export function writeStrokes(strokes: readonly Stroke[]): string {
  const letter = (value: number): string => letters.charAt(Math.round(Math.min(1, Math.max(0, value)) * last));
  const written = thinned(strokes, mostPoints).map((stroke) => stroke.map(([x, y]) => letter(x) + letter(y)).join(''));
  while (written.join('.').length > longestStrokes && written.length > 1) written.pop();
  return written.join('.');
}

/** Null for a text that `writeStrokes` does not write. */
export function readStrokes(text: string): readonly Stroke[] | null {
  if (!form.test(text)) return null;
  const strokes = text.split('.');
  return strokes.some((stroke) => stroke.length % 2 > 0) ? null : strokes.map(readStroke);
}

function readStroke(text: string): Stroke {
  const value = (at: number): number => letters.indexOf(text.charAt(at)) / last;
  return Array.from({ length: text.length / 2 }, (_, at): Point => [value(2 * at), value(2 * at + 1)]);
}
