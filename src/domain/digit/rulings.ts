import { boxAround, onlyPatches, patchesOf, type Patch } from './blobs';
import { transposed, type Grid } from './grid';
import { lineAt, linesIn, withoutLines, withoutUprights, type Line } from './lines';
import type { Box } from './stroke';

/** A line across the paper is at least this share of it long, and one down the paper: strokes of a 1 are often long and upright. */
const across = 0.75;
const down = 0.9;
/** By this share of the picture a line goes on beyond the digit at both ends: the bar of a 7 or a 2 ends where another stroke begins. */
const beyond = 0.02;
/** What a box holds is at least this share of its height: the bar in the middle of a digital 8 is not. */
const leastContent = 0.3;

/** Ink, and the paper's rulings and boxes that were taken out of it. */
export interface Unruled {
  readonly ink: Grid;
  readonly lines: boolean;
  readonly box: boolean;
}

/**
 * The ink without what was on the paper before the digit: a frame or box around it, lines of ruled or squared paper. What would leave nothing is
 * the digit itself, and stays.
 * @param paper the part of the picture that is paper, in pixels
 */
export function unruled(ink: Grid, paper: Box): Unruled {
  const framed = withoutFrame(ink);
  const ruled = withoutRulings(framed ?? ink, paper);
  const boxed = withoutBox(ruled ?? framed ?? ink);
  return {
    ink: boxed ?? ruled ?? framed ?? ink,
    lines: ruled !== null,
    box: framed !== null || boxed !== null,
  };
}

const widthOf = ({ left, right }: Box): number => right - left;
const heightOf = ({ top, bottom }: Box): number => bottom - top;

/** Without patches that go around others, along the sides of their own box; null when there are none. */
function withoutFrame(ink: Grid): Grid | null {
  const patches = patchesOf(ink);
  const frames = patches.filter((patch) => isFrame(ink, patch, patches));
  return frames.length === 0
    ? null
    : onlyPatches(
        ink,
        patches.filter((patch) => !frames.includes(patch)),
      );
}

function isFrame(ink: Grid, patch: Patch, patches: readonly Patch[]): boolean {
  const { box } = patch;
  const held = boxAround(patches.filter((other) => other !== patch && isWithin(other.box, box)));
  if (held === null || heightOf(held) < leastContent * heightOf(box)) return false;
  const [dx, dy] = [0.12 * widthOf(box), 0.12 * heightOf(box)];
  const isAtSide = (place: number): boolean => {
    const [x, y] = [place % ink.width, Math.floor(place / ink.width)];
    return Math.min(x - box.left, box.right - 1 - x) <= dx || Math.min(y - box.top, box.bottom - 1 - y) <= dy;
  };
  return patch.places.filter(isAtSide).length >= 0.95 * patch.places.length;
}

const isWithin = (inner: Box, outer: Box): boolean =>
  inner.left > outer.left && inner.right < outer.right && inner.top > outer.top && inner.bottom < outer.bottom;

/** Without lines across the paper; null when there are none or when nothing else is there. */
function withoutRulings(ink: Grid, paper: Box): Grid | null {
  const level = linesIn(ink).filter((line) => line.to - line.from >= across * widthOf(paper));
  const upright = linesIn(transposed(ink)).filter((line) => line.to - line.from >= down * heightOf(paper));
  const rest = boxAround(patchesOf(withoutUprights(withoutLines(ink, level), upright)));
  if (rest === null) return null;
  const by = beyond * Math.max(ink.width, ink.height);
  const goesOn = (line: Line, from: number, to: number): boolean => line.from < from - by && line.to > to + by;
  const rulings = level.filter((line) => goesOn(line, rest.left, rest.right));
  const margins = upright.filter((line) => goesOn(line, rest.top, rest.bottom));
  if (rulings.length + margins.length === 0) return null;
  return withoutUprights(withoutLines(ink, rulings), margins);
}

/** Without the four sides of a box that holds something, the largest first; null when there is none. */
function withoutBox(ink: Grid): Grid | null {
  const [level, upright] = [linesIn(ink), linesIn(transposed(ink))];
  const boxes = pairs(level).flatMap(([top, bottom]) =>
    pairs(upright).flatMap(([left, right]) => {
      const box = { left: middleOf(left), right: middleOf(right), top: middleOf(top), bottom: middleOf(bottom) };
      const isClosed =
        [top, bottom].every((line) => isSide(line, box.left, box.right)) &&
        [left, right].every((line) => isSide(line, box.top, box.bottom));
      return isClosed ? [{ sides: [top, bottom, left, right] as const, box }] : [];
    }),
  );
  boxes.sort((a, b) => widthOf(b.box) * heightOf(b.box) - widthOf(a.box) * heightOf(a.box));
  for (const { sides, box } of boxes) {
    const held = patchesOf(withoutUprights(withoutLines(ink, sides.slice(0, 2)), sides.slice(2)));
    const inside = held.filter((patch) => overlaps(patch.box, box));
    const content = boxAround(inside);
    if (content !== null && heightOf(content) >= leastContent * heightOf(box)) return onlyPatches(ink, inside);
  }
  return null;
}

/** Whether a line runs along the side of a box from one end to the other, with gaps perhaps, and no further. */
function isSide(line: Line, from: number, to: number): boolean {
  const length = to - from;
  const along = Math.min(line.to, to) - Math.max(line.from, from);
  return along >= 0.6 * length && line.to - line.from <= along + 0.3 * length;
}

const overlaps = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Every two lines, the upper (or left) one first. */
function pairs(lines: readonly Line[]): readonly (readonly [Line, Line])[] {
  const sorted = [...lines].sort((a, b) => middleOf(a) - middleOf(b));
  return sorted.flatMap((first, index) => sorted.slice(index + 1).map((second) => [first, second] as const));
}

const middleOf = (line: Line): number => lineAt(line, (line.from + line.to) / 2);
