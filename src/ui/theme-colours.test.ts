/** What is told apart by colour is told apart by people who see fewer colours, and where it is not, something else tells it. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runColour, runDash } from './charts/run-marks';
import { colourOf, parseColour, type Colour, type MapColours } from './maps/colour-scale';

type Matrix = readonly [Colour, Colour, Colour];

/** Linear red, green and blue as they are seen; from Machado, Oliveira and Fernandes 2009 (severity 1). The last sees lightness alone. */
const sights: Readonly<Record<string, Matrix>> = {
  'all colours': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
  achromatopsia: [
    [0.2126, 0.7152, 0.0722],
    [0.2126, 0.7152, 0.0722],
    [0.2126, 0.7152, 0.0722],
  ],
};
const colourSights = ['all colours', 'protanopia', 'deuteranopia', 'tritanopia'];

const times = (matrix: Matrix, [x, y, z]: Colour): Colour => {
  const row = ([a, b, c]: Colour): number => a * x + b * y + c * z;
  return [row(matrix[0]), row(matrix[1]), row(matrix[2])];
};
const each = ([x, y, z]: Colour, change: (part: number) => number): Colour => [change(x), change(y), change(z)];
const linear = (colour: Colour): Colour =>
  each(colour, (part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));

/** OKLab, after Ottosson 2020: equal distances look equally large; black and white are 1 apart. */
function labOf(light: Colour): Colour {
  const cones = times(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    each(light, (part) => Math.min(1, Math.max(0, part))),
  );
  return times(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    each(cones, Math.cbrt),
  );
}

/** How far apart two colours look, 100 for black and white; 2 are just told apart side by side. */
function distance(one: Colour, other: Colour, sight: string): number {
  const matrix = sights[sight];
  if (!matrix) throw new Error(sight);
  const [a, b] = [one, other].map((colour) => labOf(times(matrix, linear(colour)))) as [Colour, Colour];
  return 100 * Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

function contrast(one: Colour, other: Colour): number {
  const [dark = 0, light = 0] = [one, other]
    .map((colour) => times(sights.achromatopsia as Matrix, linear(colour))[0])
    .sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const sheet = readFileSync(new URL('./theme.css', import.meta.url), 'utf8');
const [light = '', dark = ''] = [/:root \{([^}]*)\}/, /:root\[data-theme='dark'\] \{([^}]*)\}/].map(
  (block) => block.exec(sheet)?.[1],
);

/** The colour of a token in a theme, through `var(...)`; the dark theme says only what differs. */
function token(name: string, theme: string): Colour {
  const value = [theme, light].map((block) => new RegExp(`${name}: ([^;]+);`).exec(block)?.[1]).find(Boolean);
  if (value === undefined) throw new Error(`no ${name}`);
  const other = /^var\((.*)\)$/.exec(value)?.[1];
  return other === undefined ? parseColour(value) : token(other, theme);
}

const pairs = <Item>(items: readonly Item[]): [Item, Item][] =>
  items.flatMap((one, index) => items.slice(index + 1).map((other): [Item, Item] => [one, other]));
const runs = [0, 1, 2, 3, 4, 5];
const runToken = (index: number): string => runColour(index).slice('var('.length, -1);

describe.each([
  ['light', light],
  ['dark', dark],
])('the %s theme', (_, theme) => {
  it.each(colourSights)('keeps the two ends of the scale and the two curves apart in %s', (sight) => {
    expect(distance(token('--negative', theme), token('--positive', theme), sight)).toBeGreaterThan(12);
    expect(distance(token('--series-train', theme), token('--series-validation', theme), sight)).toBeGreaterThan(12);
  });

  it.each(Object.keys(sights))('keeps nought apart from both ends in %s', (sight) => {
    for (const end of ['--negative', '--positive'])
      expect(distance(token('--zero', theme), token(end, theme), sight)).toBeGreaterThan(25);
  });

  it.each(Object.keys(sights))(
    'goes from dark to light, from negative to positive, in %s where that is chosen',
    (sight) => {
      const chosen = /:root\[data-scale='lightness'\] \{([^}]*)\}/.exec(sheet)?.[1] ?? '';
      const end = (name: string) => token(`--map-${name}`, chosen);
      const colours = { negative: end('negative'), zero: end('zero'), positive: end('positive') } as MapColours;
      const steps = [-1, -0.5, -0.25, 0, 0.25, 0.5, 1].map((share) => colourOf(colours, share, 1));
      const lightness = steps.map((colour) =>
        distance(colour, [0, 0, 0], sight === 'all colours' ? 'achromatopsia' : sight),
      );
      expect(lightness).toEqual(lightness.toSorted((a, b) => a - b));
      // A quarter of full strength is told from nought, and from the other sign.
      for (const [at, one] of steps.slice(1).entries())
        expect(distance(one, steps[at] as Colour, 'achromatopsia')).toBeGreaterThan(5);
      expect(contrast(token('--map-mark', chosen), end('zero'))).toBeGreaterThanOrEqual(3);
    },
  );

  it('draws every line, mark and sign at 3 to 1 on its ground', () => {
    const lines = [...runs.map(runToken), '--series-train', '--series-validation', '--border-strong', '--focus'];
    const families = sheet.match(/--family-\w+/g) ?? [];
    for (const name of [...lines, ...families])
      for (const ground of ['--surface', '--page'])
        expect(contrast(token(name, theme), token(ground, theme)), `${name} on ${ground}`).toBeGreaterThanOrEqual(3);
  });

  it('tells two runs apart by more than their colour', () => {
    // Some of the six come close to each other in each sight: so each has a dash of its own, and a mark (run-marks.tsx).
    for (const [one, other] of pairs(runs)) expect(runDash(one)).not.toBe(runDash(other));
  });
});
