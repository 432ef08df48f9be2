import { expect, it } from 'vitest';
import { wayIntoSight } from './way-into-sight';

const box = (left: number, top: number, width: number, height: number) => ({
  getBoundingClientRect: () => ({ left, top, right: left + width, bottom: top + height }),
});
const area = box(100, 100, 400, 200);

it('leaves in place what is seen', () => {
  expect(wayIntoSight(box(200, 150, 40, 40), area, 0)).toEqual({ top: 0, left: 0 });
});

it('goes just as far as the map that was pressed is away, in any direction', () => {
  expect(wayIntoSight(box(200, 400, 40, 40), area, 0)).toEqual({ top: 148, left: 0 });
  expect(wayIntoSight(box(50, 60, 40, 40), area, 0)).toEqual({ top: -48, left: -58 });
});

it('does not leave it below the names of the layers', () => {
  expect(wayIntoSight(box(200, 110, 40, 40), area, 50)).toEqual({ top: -48, left: 0 });
});
