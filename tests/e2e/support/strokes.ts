/** Digits as somebody would draw them: strokes of points in a box of 100 x 100, y downwards. Made for these tests. */
import { readFileSync } from 'node:fs';

export type Strokes = readonly (readonly (readonly [x: number, y: number])[])[];

const recorded = JSON.parse(readFileSync('tests/fixtures/strokes.json', 'utf8')) as Record<string, Strokes>;

export const strokesBoxSide = 100;

export function strokesOf(digit: number): Strokes {
  const strokes = recorded[String(digit)];
  if (strokes === undefined) throw new Error(`no strokes of a ${digit} in tests/fixtures/strokes.json`);
  return strokes;
}
