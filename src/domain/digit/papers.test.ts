import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { paperKinds, paperOf, plainOf, type PaperKind } from '../../../tests/fixtures/papers/kinds';
import { pixelsOfPicture } from '../data/own-set-pictures';
import { digitFromPicture, readPicture } from './from-picture';
import type { Stroke } from './stroke';

const recorded = JSON.parse(readFileSync('tests/fixtures/strokes.json', 'utf8')) as Record<
  string,
  [number, number][][]
>;

function strokesOf(digit: number): readonly Stroke[] {
  return (recorded[digit] ?? []).map((stroke) => stroke.map(([x, y]) => [x / 100, y / 100] as const));
}

/** Cosine of the angle between two pictures: 1 when they are alike. */
function likeness(a: ArrayLike<number> | null, b: ArrayLike<number> | null): number {
  const dot = (p: ArrayLike<number>, q: ArrayLike<number>) =>
    Array.from(p).reduce((sum, value, index) => sum + value * (q[index] ?? 0), 0);
  return a && b ? dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b)) : 0;
}

const plain = Array.from({ length: 10 }, (_, digit) => digitFromPicture(plainOf(strokesOf(digit), 0.08)));
/** Networks read what is as like as this; different digits are 0.7 alike at most. */
const alike = 0.8;

describe('a digit on any paper', () => {
  const kinds = Object.keys(paperKinds) as PaperKind[];
  it.each(kinds)('is read as it is alone: %s', (kind) => {
    // Each kind meets three of the digits, other ones than the kind before it.
    const read = [0, 3, 7].map((step) => {
      const digit = (step + kinds.indexOf(kind)) % 10;
      const picture = paperOf(kind, strokesOf(digit), digit + 40);
      return { digit, likeness: likeness(digitFromPicture(picture), plain[digit] ?? null) };
    });
    expect(read.filter((each) => each.likeness < alike)).toEqual([]);
  });
});

describe('thirty worksheets for an own set', () => {
  const worksheets: readonly PaperKind[] = [
    'drawn box',
    'box, photographed',
    'box that touches',
    'box on ruled paper',
    'ruled sheet on a table',
  ];
  it.each(worksheets)('are each read as the digit that was written: six of %s', (kind) => {
    const wrong = [0, 2, 4, 5, 7, 9].filter((digit) => {
      const pixels = pixelsOfPicture(paperOf(kind, strokesOf(digit), digit), 'digit');
      return likeness(pixels, plain[digit] ?? null) < alike;
    });
    expect(wrong).toEqual([]);
  });
});

describe('what was left out of a picture', () => {
  it.each([
    ['thick frame', 'around'],
    ['sheet on a table', 'around'],
    ['drawn box', 'box'],
    ['one ruled line', 'lines'],
  ] as const)('is named: %s', (kind, what) => {
    const { leftOut } = readPicture(paperOf(kind, strokesOf(3), 1));
    expect(leftOut?.kinds).toContain(what);
    expect(leftOut?.mask).toContain(1);
  });

  it('is nothing on plain paper', () => {
    for (const digit of [0, 1, 2, 7]) expect(readPicture(paperOf('plain', strokesOf(digit), digit)).leftOut).toBeNull();
  });

  it('is taken back in with everything', () => {
    const { centred, everything } = readPicture(paperOf('drawn box', strokesOf(3), 8));
    expect(likeness(everything.centred, centred)).toBeLessThan(0.6);
  });
});
