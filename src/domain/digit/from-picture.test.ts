import { describe, expect, it } from 'vitest';
import { exampleDigits } from './examples';
import { digitFromPicture, readPicture } from './from-picture';
import { digitFromStrokes } from './from-strokes';
import { massCentre } from './grid';
import { centre, side } from './mnist-form';
import { drawStrokes } from './pen';
import type { Picture } from './picture';
import { transformed } from './stroke';

type Colour = readonly [red: number, green: number, blue: number, alpha: number];
const size = 120;

/** An example digit, drawn `pen` pixels wide into a picture of 120 x 120, coloured by its ink and its place. */
function photo(digit: number, colour: (ink: number, x: number, y: number) => Colour, pen = 8, zoom = 1): Picture {
  const strokes = transformed(exampleDigits[digit] ?? [], size * zoom, 5, 5);
  const { values } = drawStrokes(strokes, { width: pen, softness: 1 }, size);
  const data = new Uint8ClampedArray(size * size * 4);
  values.forEach((ink, index) => data.set(colour(ink, index % size, Math.floor(index / size)), index * 4));
  return { width: size, height: size, data };
}
const grey = (value: number): Colour => [value, value, value, 255];
const blackOnWhite = (ink: number) => grey(255 - 255 * ink);

/** Cosine of the angle between two pictures: 1 when they are alike. */
function likeness(a: Float32Array | null, b: Float32Array | null): number {
  const dot = (p: Float32Array, q: Float32Array) => p.reduce((sum, value, index) => sum + value * (q[index] ?? 0), 0);
  return a && b ? dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b)) : 0;
}

describe('a picture of a digit', () => {
  it.each([0, 2, 4, 7, 8])('becomes what drawing the same %i gives', (digit) => {
    expect(
      likeness(digitFromPicture(photo(digit, blackOnWhite)), digitFromStrokes(exampleDigits[digit] ?? [])),
    ).toBeGreaterThan(0.96);
  });

  it.each<[string, (ink: number, x: number, y: number) => Colour]>([
    ['light on dark', (ink) => grey(20 + 200 * ink)],
    ['blue on yellow', (ink) => [240 - 200 * ink, 220 - 180 * ink, 120 + 80 * ink, 255]],
    ['black on nothing', (ink) => [0, 0, 0, 255 * ink]],
    ['white on nothing', (ink) => [255, 255, 255, 255 * ink]],
    ['pale pencil', (ink) => grey(235 - 60 * ink)],
    ['in uneven light', (ink, x, y) => grey((230 - 0.8 * x - 0.4 * y) * (1 - 0.7 * ink))],
    ['under the shadow of a hand', (ink, x) => grey((x < 50 ? 130 : 220) * (1 - 0.7 * ink))],
    ['on grainy paper', (ink, x, y) => grey(220 - 150 * ink + ((x * 7 + y * 13) % 11))],
    ['with a speck of dust', (ink, x, y) => grey(x > 110 && y > 110 && x < 113 && y < 113 ? 0 : 255 - 255 * ink)],
  ])('is read the same: %s', (_, colour) => {
    expect(likeness(digitFromPicture(photo(5, colour)), digitFromPicture(photo(5, blackOnWhite)))).toBeGreaterThan(
      0.97,
    );
  });

  it.each([2, 5, 12])('has strokes of the usual width, though written %i pixels wide', (pen) => {
    expect(
      likeness(digitFromPicture(photo(3, blackOnWhite, pen)), digitFromStrokes(exampleDigits[3] ?? [])),
    ).toBeGreaterThan(0.93);
  });

  it('is centred by mass, wherever it is in the picture and however large', () => {
    const values = digitFromPicture(photo(7, blackOnWhite, 4, 0.5)) ?? new Float32Array();
    const mass = massCentre({ width: side, height: side, values });
    expect(mass?.x).toBeCloseTo(centre, 0);
    expect(mass?.y).toBeCloseTo(centre, 0);
  });

  it('stays in its corner without centring', () => {
    const values = readPicture(photo(7, blackOnWhite, 4, 0.5)).uncentred ?? new Float32Array();
    expect(massCentre({ width: side, height: side, values })?.x).toBeLessThan(9);
  });

  it('is nothing when the picture is blank', () => {
    expect(digitFromPicture(photo(0, () => grey(255)))).toBeNull();
    expect(digitFromPicture(photo(0, () => [0, 0, 0, 0]))).toBeNull();
    expect(digitFromPicture(photo(0, (_ink, x, y) => grey(200 + ((x * 7 + y * 13) % 9))))).toBeNull();
    expect(digitFromPicture({ width: 1, height: 1, data: [0, 0, 0, 255] })).toBeNull();
  });
});
