import { expect, it } from 'vitest';
import { garmentFromPicture } from './garment-picture';
import { side } from './mnist-form';

/** A rectangle of one grey on another, 90 x 120 pixels: 30 wide and 60 high, its corner at (10, 20). */
function rectangle(garment: number, background: number, alpha = 255) {
  const [width, height] = [90, 120];
  const data = new Uint8ClampedArray(width * height * 4);
  for (let at = 0; at < width * height; at++) {
    const [x, y] = [at % width, Math.floor(at / width)];
    const isGarment = x >= 10 && x < 40 && y >= 20 && y < 80;
    const value = isGarment ? garment : background;
    data.set([value, value, value, isGarment ? 255 : alpha], at * 4);
  }
  return { width, height, data };
}

const row = (image: Float32Array, at: number) => [...image.slice(at * side, (at + 1) * side)];

it('puts a garment light on black, upright in the middle, its longer side as long as the picture', () => {
  for (const picture of [rectangle(0, 255), rectangle(255, 0), rectangle(0, 0, 0), rectangle(255, 0, 0)]) {
    const image = garmentFromPicture(picture);
    for (const at of [0, 14, 27])
      expect(row(image, at).map((value) => Math.round(value))).toEqual([
        ...Array<number>(7).fill(0),
        ...Array<number>(14).fill(1),
        ...Array<number>(7).fill(0),
      ]);
  }
});

it('takes a grey table for the background too', () => {
  const image = garmentFromPicture(rectangle(51, 204));
  expect(image[0]).toBe(0);
  expect(image[14 * side + 14]).toBeCloseTo(0.75);
});

it('sees nothing where nothing differs from the edge', () => {
  expect(Math.max(...garmentFromPicture(rectangle(200, 200)))).toBe(0);
});
