import { expect, it } from 'vitest';
import { skipLanes } from './skip-lanes';

const layer = (id: string, ...inputs: string[]) => ({ id, inputs });

it('finds nothing in a stack', () => {
  expect(skipLanes([layer('a', ''), layer('b', 'a'), layer('c', 'b')])).toEqual([]);
});

it('gives each skip a lane of its own where they pass each other, and the same lane where they do not', () => {
  const layers = [layer('a', ''), layer('b', 'a'), layer('c', 'b', 'a'), layer('d', 'c'), layer('e', 'd', 'c', '')];
  expect(skipLanes(layers)).toEqual([
    { from: 0, to: 2, lane: 0 },
    { from: 2, to: 4, lane: 0 },
    { from: -1, to: 4, lane: 1 },
  ]);
});
