import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { digitFromStrokes } from './from-strokes';
import { inkOf, massCentre } from './grid';
import { centre, side } from './mnist-form';
import { strokeWidthOf } from './stroke-width';
import type { Stroke } from './stroke';

/** 600 digits that 30 people wrote with a pen, in a box of 500 x 500; not part of this repository. */
const file = new URL('../../../../shared/data/pen-digits/dev.json', import.meta.url);
const isThere = existsSync(file);

function digits() {
  const recorded = JSON.parse(readFileSync(file, 'utf8')) as { strokes: [number, number][][] }[];
  return recorded.map(({ strokes }) => {
    const drawn = strokes.map((stroke): Stroke => stroke.map(([x, y]) => [x / 500, y / 500]));
    return { width: side, height: side, values: digitFromStrokes(drawn) ?? new Float32Array() };
  });
}
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe.skipIf(!isThere)(
  `people's digits${isThere ? '' : ' (skipped: shared/data/pen-digits/dev.json is not there)'}`,
  () => {
    it('have their centre of mass within half a pixel of the place where MNIST has it', () => {
      for (const digit of digits()) {
        expect(Math.abs((massCentre(digit)?.x ?? NaN) - centre)).toBeLessThan(0.5);
        expect(Math.abs((massCentre(digit)?.y ?? NaN) - centre)).toBeLessThan(0.5);
      }
    });

    it('have as much ink as those of MNIST, where 98 of 100 have from 39 to 191 pixels, on average 102', () => {
      const inks = digits().map(inkOf);
      expect(Math.min(...inks)).toBeGreaterThan(39);
      expect(Math.max(...inks)).toBeLessThan(191);
      expect(Math.abs(mean(inks) - 102)).toBeLessThan(15);
    });

    it('have strokes as wide as those of MNIST, on average 2.7 pixels', () => {
      expect(Math.abs(mean(digits().map(strokeWidthOf)) - 2.7)).toBeLessThan(0.3);
    });
  },
);
