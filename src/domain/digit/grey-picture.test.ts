import { expect, it } from 'vitest';
import { greyFromPicture } from './grey-picture';
import { side } from './mnist-form';

/** A picture of grey pixels, opaque unless said otherwise. */
function picture(width: number, height: number, grey: (x: number, y: number) => number, alpha = 255) {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let index = 0; index < width * height; index++) {
    const value = grey(index % width, Math.floor(index / width));
    data.set([value, value, value, alpha], index * 4);
  }
  return { width, height, data };
}

it('keeps light light and dark dark', () => {
  const values = greyFromPicture(picture(56, 56, (x) => (x < 28 ? 255 : 51)));
  expect(values[0]).toBeCloseTo(1);
  expect(values[side - 1]).toBeCloseTo(0.2);
});

it('takes the middle square of a wide picture', () => {
  const values = greyFromPicture(picture(84, 28, (x) => (x >= 28 && x < 56 ? 255 : 0)));
  expect(Math.min(...values)).toBeCloseTo(1);
});

it('enlarges what is smaller, and takes nothing for black', () => {
  expect(greyFromPicture(picture(7, 7, () => 102))[400]).toBeCloseTo(0.4);
  expect(Math.max(...greyFromPicture(picture(28, 28, () => 255, 0)))).toBe(0);
});
