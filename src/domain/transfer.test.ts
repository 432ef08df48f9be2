import { expect, test } from 'vitest';
import { transfersOf } from './transfer';

test('all typed arrays of a message change hands, however deep they stand', () => {
  const [weights, slots, values] = [new Float32Array(3), new Float32Array(2), new Uint8Array(4)];
  const message = {
    checkpoint: { weights: [weights], optimizer: { slots: [slots] }, best: null },
    layers: [{ values }],
  };
  expect(transfersOf(message)).toEqual([weights.buffer, slots.buffer, values.buffer]);
});

test('a buffer that two arrays share is named once, as the browser demands; one that threads share stays', () => {
  const whole = new Float32Array(4);
  expect(transfersOf({ whole, part: whole.subarray(2) })).toEqual([whole.buffer]);
  expect(transfersOf({ shared: new Float32Array(new SharedArrayBuffer(4)) })).toEqual([]);
  expect(transfersOf(null)).toEqual([]);
});
