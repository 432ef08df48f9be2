import { expect, it } from 'vitest';
import { lightOf } from './light';

const [first, second, add] = [
  { id: 'a', inputs: [''] },
  { id: 'b', inputs: ['a'] },
  { id: 'c', inputs: ['b', 'a'] },
];

it('lights what a layer takes and what takes it, past those between', () => {
  expect([first, second, add].map((layer) => lightOf(layer, add))).toEqual(['source', 'source', null]);
  expect([first, second, add].map((layer) => lightOf(layer, first))).toEqual([null, 'target', 'target']);
  expect(lightOf(first, null)).toBeNull();
});
