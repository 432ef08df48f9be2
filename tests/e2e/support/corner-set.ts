/**
 * Pictures of which only one corner matters: a bright patch lies in the upper left corner of one class and of none of the other. Both have patches elsewhere,
 * which say nothing. So the evidence of a network that tells them apart is known beforehand.
 */
import { randomUniform, streamKey } from '../../../src/domain/random';
import { addPictures, newOwnSet, pictureBytes } from '../../../src/domain/data/own-set';
import { writeOwnFile } from '../../../src/domain/data/own-set-file';

const side = 28;
const patch = 6;
/** The patch of the corner begins here, both ways. */
export const cornerAt = 2;
/** Pixels up to which the corner reaches, with its neighbourhood. */
export const cornerEnd = cornerAt + patch + 3;
export const cornerClasses = ['Corner', 'None'] as const;

function paint(pixels: Uint8Array, left: number, top: number): void {
  for (let y = top; y < top + patch; y++) pixels.fill(255, y * side + left, y * side + left + patch);
}

/** A picture with three patches that say nothing, none of them in the corner. */
function picture(index: number, hasCorner: boolean): Uint8Array {
  const pixels = new Uint8Array(pictureBytes);
  const key = streamKey(7, index);
  for (let count = 0, draw = 0; count < 3; draw += 2) {
    const [left, top] = [0, 1].map((axis) => Math.floor(randomUniform(key, draw + axis) * (side - patch + 1)));
    if (left === undefined || top === undefined || (left < cornerEnd + 1 && top < cornerEnd + 1)) continue;
    paint(pixels, left, top);
    count++;
  }
  if (hasCorner) paint(pixels, cornerAt, cornerAt);
  return pixels;
}

/** The set as a file that the page opens. */
export function cornerSetFile(pictures: number): Buffer {
  const empty = newOwnSet('own-1', 'Corners', 'grey', cornerClasses);
  const filled = Array.from({ length: pictures }, (_, index) => ({
    classId: empty.classes[index % 2]?.id ?? '',
    pixels: picture(index, index % 2 === 0),
  }));
  return Buffer.from(writeOwnFile(addPictures(empty, filled)));
}
