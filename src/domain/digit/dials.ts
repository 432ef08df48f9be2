/**
 * Dials on a picture: it is moved, turned, scaled, made thicker and speckled, each by a dial of its own, to see which of these a network minds. Pure; the noise
 * comes from a seed, so that a dial turned back shows the same picture again.
 */
import { argMax } from '../numbers/arg-max';
import { addNoise, warp } from '../training/augment';
import { dialNames, dials, type DialName, type DialValues } from './dial-table';
import type { Grid } from './grid';
import { streamKey, streams } from '../random';

/** The places of a dial at which its curve is computed, from one end to the other; rounded, so that the neutral one is hit exactly. */
export function dialPoints(name: DialName): readonly number[] {
  const { min, max, points } = dials[name];
  return Array.from({ length: points }, (_, index) =>
    Number((min + ((max - min) * index) / (points - 1)).toPrecision(10)),
  );
}

/**
 * The picture with all dials applied: first moved, turned and scaled about its middle (bilinear, with background beyond its edges), then thickened, then
 * speckled. Values stay from 0 to 1.
 */
export function dialled(picture: Grid, values: DialValues, seed: number): Grid {
  return speckled(thick(placed(picture, values), values.thickness), values.noise, seed);
}

function placed(picture: Grid, { shiftX, shiftY, rotate, scale }: DialValues): Grid {
  if (shiftX === 0 && shiftY === 0 && rotate === 0 && scale === 1) return picture;
  const bytes = Uint8Array.from(picture.values, (value) => Math.round(value * 255));
  const values = new Float32Array(bytes.length);
  const change = { dx: shiftX, dy: shiftY, angle: (rotate * Math.PI) / 180, scale, shear: 0 };
  warp(bytes, 0, values, 0, [picture.height, picture.width, 1], change);
  return { ...picture, values };
}

/** Strokes grow by whole pixels; in between, two of these pictures are mixed. */
function thick(picture: Grid, radius: number): Grid {
  const whole = Math.floor(Math.abs(radius));
  const share = Math.abs(radius) - whole;
  let less = picture;
  for (let pixel = 0; pixel < whole; pixel++) less = grown(less, radius < 0);
  if (share === 0) return less;
  const more = grown(less, radius < 0);
  return { ...picture, values: less.values.map((value, index) => value + share * ((more.values[index] ?? 0) - value)) };
}

/**
 * Strokes one pixel thicker (or thinner) on each side: each value becomes the greatest (or least) of its own and its four neighbours'. Twice in a row it is the disc of
 * radius 2 of `thickened`, in a twentieth of its time: a sweep does this hundreds of times.
 */
function grown({ width, height, values: from }: Grid, isThinner: boolean): Grid {
  const values = from.slice();
  const choose = isThinner ? Math.min : Math.max;
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      let value = from[at] as number;
      if (x > 0) value = choose(value, from[at - 1] as number);
      if (x < width - 1) value = choose(value, from[at + 1] as number);
      if (y > 0) value = choose(value, from[at - width] as number);
      if (y < height - 1) value = choose(value, from[at + width] as number);
      values[at] = value;
    }
  }
  return { width, height, values };
}

function speckled(picture: Grid, deviation: number, seed: number): Grid {
  if (deviation === 0) return picture;
  const values = picture.values.slice();
  addNoise(values, 0, values.length, deviation, streamKey(seed, streams.sample));
  return { ...picture, values };
}

/** One picture for each point of each dial, the other dials as they stand, in the order of `dialNames`: what the network is to read for all curves. */
export function dialSweep(picture: Grid, values: DialValues, seed: number): readonly Grid[] {
  return dialNames.flatMap((name) => dialPoints(name).map((at) => dialled(picture, { ...values, [name]: at }, seed)));
}

/** The probabilities along one dial: points x classes, cut from the answers to a sweep. */
export type DialCurves = Readonly<Record<DialName, readonly (readonly number[])[]>>;

/** Sorts the answers to a sweep, `classes` probabilities for each picture, by dial and point. */
export function sweepCurves(probabilities: Float32Array, classes: number): DialCurves {
  let at = 0;
  const take = () => Array.from(probabilities.subarray(at, (at += classes)));
  return Object.fromEntries(dialNames.map((name) => [name, dialPoints(name).map(take)])) as unknown as DialCurves;
}

/** The classes worth a line: at most so many, those with the most probability on all curves together first. */
export function leadingClasses(curves: DialCurves, most: number): readonly number[] {
  const sums: number[] = [];
  for (const name of dialNames)
    for (const point of curves[name])
      point.forEach((probability, index) => (sums[index] = (sums[index] ?? 0) + probability));
  return sums
    .map((sum, index) => ({ sum, index }))
    .sort((one, other) => other.sum - one.sum)
    .slice(0, most)
    .map(({ index }) => index);
}

/** The part of a dial around `value` in which the likeliest class stays the same, and which class that is. */
export interface Steady {
  readonly classIndex: number;
  readonly from: number;
  readonly to: number;
}

/** How far a dial can be turned either way from `value`, by the points of its curve, before the network reads another class. */
export function steadyRange(name: DialName, curve: readonly (readonly number[])[], value: number): Steady | null {
  const points = dialPoints(name);
  const distance = (index: number): number => Math.abs((points[index] ?? Infinity) - value);
  const here = points.reduce((best, _, index) => (distance(index) < distance(best) ? index : best), 0);
  const classAt = (index: number): number => argMax(curve[index] ?? []);
  const classIndex = classAt(here);
  if (classIndex < 0) return null;
  let [from, to] = [here, here];
  while (classAt(from - 1) === classIndex) from--;
  while (classAt(to + 1) === classIndex) to++;
  return { classIndex, from: points[from] ?? value, to: points[to] ?? value };
}
