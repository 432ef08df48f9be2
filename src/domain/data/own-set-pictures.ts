/** How drawings and pictures become the 28 x 28 bytes of an own set. */
import { digitFromPicture } from '../digit/from-picture';
import { digitFromStrokes, uncentredFromStrokes } from '../digit/from-strokes';
import { greyFromPicture } from '../digit/grey-picture';
import type { Picture } from '../digit/picture';
import type { Stroke } from '../digit/stroke';
import type { PictureForm } from './own-set';

/** Null when the picture shows no ink (form `digit` only). */
export function pixelsOfPicture(picture: Picture, form: PictureForm): Uint8Array | null {
  return bytesOf(form === 'digit' ? digitFromPicture(picture) : greyFromPicture(picture));
}

/** A drawing is light on dark in either form; as a digit it is centred as well. Null when nothing is drawn. */
export function pixelsOfStrokes(strokes: readonly Stroke[], form: PictureForm): Uint8Array | null {
  return bytesOf(form === 'digit' ? digitFromStrokes(strokes) : uncentredFromStrokes(strokes));
}

function bytesOf(values: Float32Array | null): Uint8Array | null {
  return values && Uint8Array.from(values, (value) => Math.round(255 * value));
}
