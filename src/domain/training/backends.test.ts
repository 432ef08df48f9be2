import { expect, test } from 'vitest';
import { arithmeticAfter } from './backends';

test.each([
  ['a run begins with what is there', null, 0, 'fused', 'fused'],
  ['what was asked for and is not there counts for nothing before the first step', 'plain', 0, 'fused', 'fused'],
  ['a run that goes on in the same way stays what it is', 'plain', 5, 'plain', 'plain'],
  ['a run that goes on in another way is mixed', 'webgpu', 5, 'fused', 'mixed'],
  ['and stays mixed', 'mixed', 9, 'fused', 'mixed'],
  ['what is unknown stays unknown', null, 5, 'fused', null],
] as const)('%s', (_, before, steps, now, after) => {
  expect(arithmeticAfter(before, steps, now)).toBe(after);
});
