import { describe, expect, it } from 'vitest';
import { exampleDigits } from './examples';
import { digitFromStrokes, pen, uncentredFromStrokes } from './from-strokes';
import { inkOf, massCentre, type Grid } from './grid';
import { centre, side } from './mnist-form';
import { transformed, type Stroke } from './stroke';

function gridFrom(strokes: readonly Stroke[]): Grid {
  return { width: side, height: side, values: digitFromStrokes(strokes) ?? new Float32Array() };
}
/** Columns and rows with noticeable ink: [first, last]. */
function extent({ values }: Grid): { x: number[]; y: number[] } {
  const lit = [...values.keys()].filter((index) => (values[index] ?? 0) > 0.02);
  const ends = (places: number[]) => [Math.min(...places), Math.max(...places)];
  return { x: ends(lit.map((index) => index % side)), y: ends(lit.map((index) => Math.floor(index / side))) };
}
function greatestDifference(a: Float32Array | null, b: Float32Array | null): number {
  return Math.max(...(a ?? []).map((value, index) => Math.abs(value - (b?.[index] ?? NaN))));
}
const bar: Stroke = [
  [0.2, 0.1],
  [0.2, 0.9],
];

describe('a drawing in the form of MNIST', () => {
  it('makes a vertical bar, drawn at the left, 20 pixels high and puts it into the middle', () => {
    const digit = gridFrom([bar]);
    expect(massCentre(digit)?.x).toBeCloseTo(centre, 3);
    expect(massCentre(digit)?.y).toBeCloseTo(centre, 3);
    // 20 pixels from 4.5 to 24.5, so half a pixel at both ends.
    expect(extent(digit).y).toEqual([4, 24]);
    // Its ink is its area: a round-ended bar of the pen's width, 20 high.
    const area = pen.width * (20 - pen.width - pen.softness + 1) + Math.PI * (pen.width / 2) ** 2;
    expect(Math.abs(inkOf(digit) - area)).toBeLessThan(1);
  });

  it('keeps the aspect: a flat drawing stays flat', () => {
    const rectangle: Stroke = [
      [0, 0],
      [0.4, 0],
      [0.4, 0.1],
      [0, 0.1],
      [0, 0],
    ];
    const { x, y } = extent(gridFrom([rectangle]));
    expect((x[1] ?? 0) - (x[0] ?? 0)).toBe(20);
    expect((y[1] ?? 0) - (y[0] ?? 0)).toBeLessThan(10);
  });

  it('weighs the ink: more of it at the top draws the centre up', () => {
    const hammer: Stroke[] = [
      [
        [0.3, 0.2],
        [0.7, 0.2],
      ],
      [
        [0.5, 0.2],
        [0.5, 0.8],
      ],
    ];
    const { y } = extent(gridFrom(hammer));
    expect(14.5 - (y[0] ?? 0)).toBeLessThan((y[1] ?? 0) - 14.5);
  });

  it('cuts nothing off, though the mass lies far from the middle', () => {
    const scribble = Array.from({ length: 40 }, (_, index) => [index % 2 ? 0.3 : 0.7, 0.1 + index / 400] as const);
    const { y } = extent(gridFrom([[...scribble, [0.5, 0.2], [0.5, 0.9]]]));
    expect((y[1] ?? 0) - (y[0] ?? 0)).toBeGreaterThanOrEqual(19);
    expect(y[1]).toBe(27);
  });

  it('leaves a dot a dot, and a slip of the pen small', () => {
    const dot = gridFrom([[[0.9, 0.9]]]);
    expect(inkOf(dot)).toBeGreaterThan(3);
    expect(inkOf(dot)).toBeLessThan(5);
    const { x } = extent(
      gridFrom([
        [
          [0.5, 0.5],
          [0.51, 0.5],
        ],
      ]),
    );
    expect((x[1] ?? 0) - (x[0] ?? 0)).toBeLessThan(10);
  });

  it('is nothing for an empty drawing', () => {
    expect(digitFromStrokes([])).toBeNull();
    expect(digitFromStrokes([[]])).toBeNull();
    expect(uncentredFromStrokes([])).toBeNull();
  });

  it.each(exampleDigits.map((strokes, digit) => ({ digit, strokes })))(
    'does not depend on where and how large a $digit was drawn',
    ({ strokes }) => {
      const usual = digitFromStrokes(strokes);
      expect(greatestDifference(usual, digitFromStrokes(transformed(strokes, 1, 0.15, -0.1)))).toBeLessThan(1e-5);
      expect(greatestDifference(usual, digitFromStrokes(transformed(strokes, 0.3, 0.6, 0.1)))).toBeLessThan(1e-5);
    },
  );

  it('draws each value between no ink and full ink', () => {
    for (const strokes of exampleDigits) {
      const values = digitFromStrokes(strokes) ?? new Float32Array();
      expect(values).toHaveLength(784);
      expect(Math.min(...values)).toBe(0);
      expect(Math.max(...values)).toBe(1);
    }
  });
});

describe('a drawing without centring', () => {
  it('stays where and as large as it was drawn, with the same pen', () => {
    const values = uncentredFromStrokes([bar]) ?? new Float32Array();
    const mass = massCentre({ width: side, height: side, values });
    expect(mass?.x).toBeCloseTo(0.2 * side, 1);
    expect(mass?.y).toBeCloseTo(0.5 * side, 1);
  });
});
