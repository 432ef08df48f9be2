import { expect, test } from 'vitest';
import { placeFor, type Box } from './toast-place';

const box = (left: number, top: number, width: number, height: number): Box => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
});
const laptop = { width: 1366, height: 768 };
const phone = { width: 390, height: 844 };

test('messages stand at the end of the lines, below', () => {
  expect(placeFor({ width: 400, height: 80 }, laptop, [], false)).toEqual(box(958, 680, 400, 80));
  expect(placeFor({ width: 400, height: 80 }, laptop, [], true)).toEqual(box(8, 680, 400, 80));
});

test('they make way for what has the focus, and for Train on a phone', () => {
  const focus = box(1200, 700, 100, 40);
  expect(placeFor({ width: 400, height: 80 }, laptop, [focus], false)).toEqual(box(958, 8, 400, 80));
  const train = box(10, 780, 200, 44);
  expect(placeFor({ width: 374, height: 80 }, phone, [train], false).top).toBe(8);
});

test('between the pen above and Train below there is room for two of them', () => {
  const clear = [box(17, 162, 195, 195), box(17, 640, 120, 44)];
  expect(placeFor({ width: 374, height: 180 }, phone, clear, false).top).toBe(365);
});

test('where something is hidden everywhere, it is the least', () => {
  const all = [box(0, 0, 390, 600), box(10, 600, 20, 244)];
  expect(placeFor({ width: 374, height: 200 }, phone, all, false).top).toBe(636);
});
