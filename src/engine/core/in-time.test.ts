import { expect, test } from 'vitest';
import { inTime } from './in-time';

test('what comes in time is handed on, and so is its failure; what never comes is given up', async () => {
  expect(await inTime(Promise.resolve(3), 'three')).toBe(3);
  await expect(inTime(Promise.reject(new Error('refused')), 'it')).rejects.toThrow('refused');
  await expect(inTime(new Promise(() => undefined), 'wasm', 10)).rejects.toThrow('wasm did not come in 0.01 s');
});
