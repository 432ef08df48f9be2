/** What lies in the drawing area, and the picture that the network gets of it. */
import type { BroughtPicture, ReadAs } from '../../domain/digit/brought-picture';
import { digitFromStrokes, uncentredFromStrokes } from '../../domain/digit/from-strokes';
import type { LeftOut } from '../../domain/digit/left-out';
import type { Point, Stroke } from '../../domain/digit/stroke';

export interface DrawingContent {
  /** In units of the drawing area's side, 0 to 1. */
  readonly strokes: readonly Stroke[];
  /** A picture that the user brought instead of drawing. */
  readonly uploaded: BroughtPicture | null;
  /** Whether it is read with what is no part of a digit: a frame, lines, the table around a sheet. */
  readonly keepsAll: boolean;
  /** An image of the data set, 28 x 28 bytes, which goes to the network as it is. */
  readonly sample: Uint8Array | null;
  /** Which of the examples this is; null for anything else. The first stroke of one's own takes its place. */
  readonly example: number | null;
}

export const emptyContent: DrawingContent = {
  strokes: [],
  uploaded: null,
  keepsAll: false,
  sample: null,
  example: null,
};

export function isEmptyContent({ strokes, uploaded, sample }: DrawingContent): boolean {
  return strokes.length === 0 && uploaded === null && sample === null;
}

/** Whether what lies there was drawn with the pen: no picture, no image of a data set, no example. */
export function isOwnDrawing({ uploaded, sample, example }: DrawingContent): boolean {
  return uploaded === null && sample === null && example === null;
}

const none: readonly Stroke[] = [];

/** What was drawn with the pen; nothing where something else lies there. */
export function ownStrokes(content: DrawingContent): readonly Stroke[] {
  return isOwnDrawing(content) ? content.strokes : none;
}

/** What lies there as strokes, those of an example too. */
export function shownStrokes({ uploaded, sample, strokes }: DrawingContent): readonly Stroke[] {
  return uploaded === null && sample === null ? strokes : none;
}

/** What of a brought picture is no part of a digit; null where nothing is left out, also when the picture is no digit at all. */
export function leftOutOf({ uploaded, form }: DrawingContent & { readonly form: ReadAs }): LeftOut | null {
  return form === 'digit' ? (uploaded?.read.leftOut ?? null) : null;
}

/** A new stroke begins: on top of one's own strokes, in place of anything else. */
export function withNewStroke(content: DrawingContent, point: Point): DrawingContent {
  return { ...emptyContent, strokes: [...ownStrokes(content), [point]] };
}

/** The last stroke goes on. */
export function withPoints(content: DrawingContent, points: readonly Point[]): DrawingContent {
  const last = content.strokes.at(-1);
  if (last === undefined) return content;
  return { ...content, strokes: [...content.strokes.slice(0, -1), [...last, ...points]] };
}

/**
 * The network's 28 x 28 picture, values from 0 to 1; null when nothing is drawn.
 *
 * @param form what the images are that the network is trained on
 */
export function imageOf(
  { strokes, uploaded, keepsAll, sample }: DrawingContent,
  centred: boolean,
  form: ReadAs,
): Float32Array | null {
  if (sample !== null) return Float32Array.from(sample, (value) => value / 255);
  if (uploaded !== null && form !== 'digit') return uploaded[form];
  if (uploaded !== null) {
    const digit = keepsAll ? uploaded.read.everything : uploaded.read;
    return centred ? digit.centred : digit.uncentred;
  }
  return centred ? digitFromStrokes(strokes) : uncentredFromStrokes(strokes);
}
