/**
 * Augmentation: every time a picture is trained on, it is moved, turned, scaled, sheared and speckled a little otherwise, so that the network learns what
 * does not depend on it. One affine map with bilinear sampling; all chances come from one seeded stream, so a run can be repeated and resumed.
 */
import { mix32, randomUniform, randomWord } from '../random';
import { augments, type Augmentation } from './augmentation';

/** How one picture is changed, about its middle; y grows downwards, a positive angle turns clockwise. */
export interface Transform {
  /** Pixels to the right and down. */
  dx: number;
  dy: number;
  /** Radians. */
  angle: number;
  scale: number;
  /** How many pixels a line leans to the left for each pixel that it rises. */
  shear: number;
}

type ImageShape = readonly [height: number, width: number, channels: number];

/** Writes the picture that lies in `source` from `from` on, changed, to `target` from `to` on, as values from 0 to 1. */
export type Augmenter = (
  source: Uint8Array,
  from: number,
  target: Float32Array,
  to: number,
  key: number,
  index: number,
) => void;

const radians = Math.PI / 180;
/** Random numbers set aside for each picture; the last one begins the stream of its noise. */
const drawsPerPicture = 8;

/** A number from -most to most, each alike likely. */
function within(most: number, key: number, index: number): number {
  return most * (2 * randomUniform(key, index) - 1);
}

/** Draws how the `index`-th picture of a batch is changed, into `transform`. */
export function drawTransform(transform: Transform, settings: Augmentation, key: number, index: number): void {
  const first = index * drawsPerPicture;
  transform.dx = within(settings.augmentShift, key, first);
  transform.dy = within(settings.augmentShift, key, first + 1);
  transform.angle = within(settings.augmentRotate, key, first + 2) * radians;
  transform.scale = 1 + within(settings.augmentZoom, key, first + 3);
  transform.shear = Math.tan(within(settings.augmentShear, key, first + 4) * radians);
}

/**
 * Changes a picture. A place p of the result, seen from the middle, shows the source at the inverse of p = scale R(angle) S(shear) q + (dx, dy),
 * that is q = 1/scale [[cos + shear sin, sin - shear cos], [-sin, cos]] (p - d). Between pixels it is bilinear, outside lies 0.
 */
export function warp(
  source: Uint8Array,
  from: number,
  target: Float32Array,
  to: number,
  [height, width, channels]: ImageShape,
  { dx, dy, angle, scale, shear }: Transform,
): void {
  const [cos, sin] = [Math.cos(angle) / scale, Math.sin(angle) / scale];
  const [xx, xy] = [cos + shear * sin, sin - shear * cos];
  const [middleX, middleY] = [(width - 1) / 2, (height - 1) / 2];
  let at = to;
  for (let row = 0; row < height; row++) {
    const y = row - middleY - dy;
    // Where the row begins in the source, and how far one pixel of the result goes there.
    let sourceX = xx * (-middleX - dx) + xy * y + middleX;
    let sourceY = -sin * (-middleX - dx) + cos * y + middleY;
    for (let column = 0; column < width; column++) {
      const left = Math.floor(sourceX);
      const top = Math.floor(sourceY);
      const right = sourceX - left;
      const bottom = sourceY - top;
      sourceX += xx;
      sourceY -= sin;
      const corner = from + (clamped(top, height) * width + clamped(left, width)) * channels;
      const across = (clamped(left + 1, width) - clamped(left, width)) * channels;
      const down = (clamped(top + 1, height) - clamped(top, height)) * width * channels;
      const wide = share(left, width, 1 - right);
      const next = share(left + 1, width, right);
      const high = share(top, height, 1 - bottom) / 255;
      const low = share(top + 1, height, bottom) / 255;
      for (let place = corner; place < corner + channels; place++) {
        const above = (source[place] as number) * wide + (source[place + across] as number) * next;
        const below = (source[place + down] as number) * wide + (source[place + down + across] as number) * next;
        target[at++] = above * high + below * low;
      }
    }
  }
}

/** The nearest place inside; outside it is only read, and counts nothing. */
function clamped(index: number, length: number): number {
  return index < 0 ? 0 : index < length ? index : length - 1;
}

function share(index: number, length: number, value: number): number {
  return index >= 0 && index < length ? value : 0;
}

/** The sum of four random bytes has this mean and standard deviation, sqrt(4 (256^2 - 1) / 12), and nearly a normal distribution. */
const bytesMean = 510;
const bytesDeviation = Math.sqrt((256 * 256 - 1) / 3);

/** 2^32 divided by the golden ratio, made odd: places far apart for neighbouring pixels. */
const spread = 0x9e3779b1;

/** Adds noise to `count` values from `to` on and keeps them between 0 and 1. */
export function addNoise(target: Float32Array, to: number, count: number, deviation: number, key: number): void {
  const factor = deviation / bytesDeviation;
  for (let pixel = 0; pixel < count; pixel++) {
    const word = mix32(key ^ Math.imul(pixel, spread));
    const sum = (word & 255) + ((word >>> 8) & 255) + ((word >>> 16) & 255) + (word >>> 24);
    const value = (target[to + pixel] as number) + factor * (sum - bytesMean);
    target[to + pixel] = value < 0 ? 0 : value > 1 ? 1 : value;
  }
}

/** What changes the pictures of a training; null when nothing is to be changed. Allocates nothing per picture. */
export function augmenterOf(settings: Augmentation, shape: ImageShape): Augmenter | null {
  if (!augments(settings)) return null;
  const transform: Transform = { dx: 0, dy: 0, angle: 0, scale: 1, shear: 0 };
  const size = shape[0] * shape[1] * shape[2];
  const noise = settings.augmentNoise;
  return (source, from, target, to, key, index) => {
    drawTransform(transform, settings, key, index);
    warp(source, from, target, to, shape, transform);
    if (noise > 0) addNoise(target, to, size, noise, randomWord(key, (index + 1) * drawsPerPicture - 1));
  };
}
