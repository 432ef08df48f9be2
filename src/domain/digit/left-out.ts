import type { Contrast } from './contrast';
import { extreme } from './extreme';
import type { Grid } from './grid';

/** Kinds of things in a picture that are no part of a digit: what lies around its paper (a frame, a table, a bar, a deep shadow), lines on it, a box. */
export type LeftOutKind = 'around' | 'lines' | 'box';

export interface LeftOut {
  readonly kinds: readonly LeftOutKind[];
  readonly width: number;
  readonly height: number;
  /** 1 where something was left out, a pixel or two wider than it is, so that a thin line can be seen. */
  readonly mask: Uint8Array;
}

/** What is darker than this part of the way from paper to ink would be taken for ink if it were not around the paper. */
const darkness = 0.4;
/** Less than this share of the picture is not worth a word. */
const leastShare = 0.002;
/** By so many pixels the marks are wider than what they mark. */
const margin = 2;

/** Marks what is dark around the paper; null when there is nothing. */
export function darkAround({ paper, light }: Contrast, ink: Grid): Grid | null {
  let [inked, lit, dark] = [0, 0, 0];
  ink.values.forEach((value, index) => {
    inked += value;
    lit += value * (light.values[index] ?? 0);
    dark += value * (paper.values[index] ?? 0);
  });
  if (inked === 0) return null;
  const least = (lit - darkness * (lit - dark)) / inked;
  const marks = light.values.map((value) => (value < least ? 1 : 0));
  return share(marks) < leastShare ? null : { ...paper, values: marks };
}

/** @param ruled the ink with the lines and boxes that `ink` has no more */
export function leftOutOf(parts: {
  readonly around: Grid | null;
  readonly ruled: Grid;
  readonly ink: Grid;
  readonly lines: boolean;
  readonly box: boolean;
}): LeftOut | null {
  const { around, ruled, ink, lines, box } = parts;
  const kinds = (['around', 'lines', 'box'] as const).filter((kind) => ({ around: around !== null, lines, box })[kind]);
  if (kinds.length === 0) return null;
  const values = ruled.values.map((value, index) =>
    (around?.values[index] ?? 0) > 0 || value > (ink.values[index] ?? 0) ? 1 : 0,
  );
  const marks = extreme({ ...ruled, values }, margin, 1);
  return { kinds, width: ruled.width, height: ruled.height, mask: Uint8Array.from(marks.values) };
}

function share(marks: Float32Array): number {
  return marks.reduce((sum, value) => sum + value, 0) / marks.length;
}
