import { expect, test } from 'vitest';
import { extent, hasForm, isAllowed, sides, simplest } from './fields';
import { extentText, sidesOf, sidesText, shortExtent } from './extent';

const size = extent(3, 1, 15, [3]);
const around = sides(1, 0, 32, [1]);

test.each([
  [[3, 3], 3],
  [
    [3, 5],
    [3, 5],
  ],
  [4, 4],
  [
    [
      [1, 1],
      [1, 1],
    ],
    1,
  ],
  [
    [
      [1, 1],
      [2, 2],
    ],
    [1, 2],
  ],
  [
    [
      [1, 0],
      [2, 2],
    ],
    [
      [1, 0],
      [2, 2],
    ],
  ],
  ['same', 'same'],
] as const)('%j is written as %j', (given, written) => {
  expect(simplest(given)).toEqual(written);
});

test.each([1, 15, [1, 15], [4, 4]])('%j is an allowed size', (value) => {
  expect([isAllowed(size, value), hasForm(size, value)]).toEqual([true, true]);
});

test.each([0, 16, [0, 3], [3, 16], [2.5, 3], [3, NaN]])('%j breaks the limits of a size', (value) => {
  expect([isAllowed(size, value), hasForm(size, value)]).toEqual([false, true]);
});

test.each([
  [],
  [3],
  [3, 3, 3],
  ['3', 3],
  [
    [3, 3],
    [3, 3],
  ],
  null,
  undefined,
  '3',
  { 0: 3, 1: 3, length: 2 },
])('%j is no size', (value) => {
  expect([isAllowed(size, value), hasForm(size, value)]).toEqual([false, false]);
});

test('padding is one number, two or four', () => {
  const allowed = [
    0,
    [1, 2],
    [
      [1, 0],
      [2, 3],
    ],
  ];
  expect(allowed.every((value) => isAllowed(around, value))).toBe(true);
  const wrong = [
    [1, 2, 3, 4],
    [
      [1, 2, 3],
      [1, 2],
    ],
    [
      [1, -1],
      [0, 0],
    ],
    [[[1, 1], 1], 1],
  ];
  expect(wrong.some((value) => isAllowed(around, value))).toBe(false);
  expect(sidesOf([1, 2])).toEqual({ top: 1, bottom: 1, left: 2, right: 2 });
});

test('sizes in words', () => {
  expect([extentText(3), extentText([3, 5]), shortExtent(2), shortExtent([2, 1])]).toEqual([
    '3 × 3',
    '3 × 5',
    2,
    '2 × 1',
  ]);
  expect([sidesText(2), sidesText([1, 2])]).toEqual(['2', '1 / 1 / 2 / 2']);
});
