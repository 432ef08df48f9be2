import { describe, expect, it } from 'vitest';
import { areNeutral, dialNames, dials, neutralDials } from './dial-table';
import { dialled, dialPoints, dialSweep, leadingClasses, steadyRange, sweepCurves } from './dials';
import { exampleDigits } from './examples';
import { digitFromStrokes } from './from-strokes';
import type { Grid } from './grid';
import { thickened } from './stroke-width';

/** A picture of 5 x 5 with ink where the text has a `#`. */
function picture(...rows: readonly string[]): Grid {
  return {
    width: 5,
    height: rows.length,
    values: Float32Array.from(rows.join(''), (character) => (character === '#' ? 1 : 0)),
  };
}
function textOf({ width, values }: Grid): string[] {
  const text = Array.from(values, (value) => (value > 0.5 ? '#' : '.')).join('');
  return Array.from({ length: text.length / width }, (_, row) => text.slice(row * width, (row + 1) * width));
}
const stroke = picture('.....', '.##..', '..#..', '..#..', '.....');

describe('dials on a picture', () => {
  it('leave it as it is until one is turned', () => {
    expect(dialled(stroke, neutralDials, 1).values).toEqual(stroke.values);
    expect(areNeutral(neutralDials)).toBe(true);
    expect(areNeutral({ ...neutralDials, noise: 0.1 })).toBe(false);
  });

  it('move it, with background coming in', () => {
    expect(textOf(dialled(stroke, { ...neutralDials, shiftX: 1, shiftY: -1 }, 1))).toEqual([
      '..##.',
      '...#.',
      '...#.',
      '.....',
      '.....',
    ]);
  });

  it('turn it clockwise', () => {
    expect(textOf(dialled(stroke, { ...neutralDials, rotate: 90 }, 1))).toEqual([
      '.....',
      '...#.',
      '.###.',
      '.....',
      '.....',
    ]);
  });

  it('scale it about its middle', () => {
    const dot = picture('.....', '.###.', '.###.', '.###.', '.....');
    expect(textOf(dialled(dot, { ...neutralDials, scale: 0.4 }, 1))[2]).toBe('..#..');
    expect(textOf(dialled(dot, { ...neutralDials, scale: 1.6 }, 1))).toEqual(new Array(5).fill('#####'));
  });

  it('make strokes thicker and thinner, by parts of a pixel too', () => {
    const line = picture('.....', '.....', '.###.', '.....', '.....');
    expect(textOf(dialled(line, { ...neutralDials, thickness: 1 }, 1))).toEqual([
      '.....',
      '.###.',
      '#####',
      '.###.',
      '.....',
    ]);
    expect(dialled(line, { ...neutralDials, thickness: 0.25 }, 1).values[7]).toBeCloseTo(0.25);
    expect(dialled(line, { ...neutralDials, thickness: -0.5 }, 1).values[12]).toBeCloseTo(0.5);
  });

  it.each([1, 2, -1, -2])('change the strokes of a digit by whole pixels (%d) as a disc would', (thickness) => {
    const digit: Grid = {
      width: 28,
      height: 28,
      values: digitFromStrokes(exampleDigits[8] ?? []) ?? new Float32Array(),
    };
    const expected = thickened(digit, thickness).values;
    expect(dialled(digit, { ...neutralDials, thickness }, 1).values).toEqual(expected);
  });

  it('speckle it the same way for the same seed, and never beyond black and white', () => {
    const noisy = dialled(stroke, { ...neutralDials, noise: 0.3 }, 7);
    expect(dialled(stroke, { ...neutralDials, noise: 0.3 }, 7).values).toEqual(noisy.values);
    expect(dialled(stroke, { ...neutralDials, noise: 0.3 }, 8).values).not.toEqual(noisy.values);
    expect(Math.min(...noisy.values)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...noisy.values)).toBeLessThanOrEqual(1);
  });
});

describe('the curve of a dial', () => {
  it.each(dialNames)('goes through the neutral place of %s and from end to end', (name) => {
    const points = dialPoints(name);
    expect(points).toContain(dials[name].neutral);
    expect([points[0], points.at(-1)]).toEqual([dials[name].min, dials[name].max]);
  });

  it('asks for every point of every dial, the others as they stand', () => {
    const sweep = dialSweep(stroke, { ...neutralDials, shiftY: 1 }, 1);
    const all = dialNames.reduce((sum, name) => sum + dials[name].points, 0);
    expect(sweep).toHaveLength(all);
    const moved = dialPoints('shiftX').indexOf(1);
    expect(sweep[moved]?.values).toEqual(dialled(stroke, { ...neutralDials, shiftX: 1, shiftY: 1 }, 1).values);
  });

  it('finds the answers of each point again, and the classes worth a line', () => {
    const all = dialNames.reduce((sum, name) => sum + dials[name].points, 0);
    // Two classes are likely by turns, the third one never.
    const answers = Float32Array.from({ length: all * 3 }, (_, index) => [0.25, 0.75, 0][index % 3] ?? 0);
    answers.set([0, 0, 1], 0);
    const curves = sweepCurves(answers, 3);
    expect(curves.shiftX[0]).toEqual([0, 0, 1]);
    expect(curves.noise).toHaveLength(dials.noise.points);
    expect(curves.noise.at(-1)).toEqual([0.25, 0.75, 0]);
    expect(leadingClasses(curves, 2)).toEqual([1, 0]);
  });
});

describe('how far a dial can be turned', () => {
  const reads = (...classes: readonly number[]) => classes.map((index) => (index === 0 ? [0.9, 0.1] : [0.2, 0.8]));
  const thickness = dialPoints('thickness');
  it('is told by where the network begins to read another class', () => {
    // From -2 to 2 in 17 points: the first class from -0.5 to 1.
    const curve = thickness.map((at) => reads(at >= -0.5 && at <= 1 ? 0 : 1)[0] ?? []);
    expect(steadyRange('thickness', curve, 0)).toEqual({ classIndex: 0, from: -0.5, to: 1 });
    expect(steadyRange('thickness', curve, 1.5)).toEqual({ classIndex: 1, from: 1.25, to: 2 });
  });
  it('is not known without answers', () => {
    expect(steadyRange('thickness', [], 0)).toBeNull();
  });
});
