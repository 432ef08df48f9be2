import { encodeQR } from 'qr';
import decodeQR from 'qr/decode.js';
import { expect, test } from 'vitest';
import { writeTaskHash } from '../../../domain/link/task-link';
import { emptyDraft, goalsOf } from '../../../domain/lesson/task-draft';
import { presets } from '../../../domain/network/presets';
import { mostQrLetters } from './qr-code';

/** As a camera has it: squares of a few pixels, in grey. */
function seen(rows: readonly (readonly boolean[])[], scale: number) {
  const side = rows.length * scale;
  const data = new Uint8Array(side * side * 4);
  for (let at = 0; at < side * side; at++) {
    const isDark = rows[Math.floor(Math.floor(at / side) / scale)]?.[Math.floor((at % side) / scale)];
    data.set(isDark ? [40, 40, 40, 255] : [230, 230, 230, 255], at * 4);
  }
  return { width: side, height: side, data };
}

test('the code of a link is read back from its picture; so is the longest', () => {
  const goals = goalsOf({ ...emptyDraft, accuracy: 97, parameters: 20_000, labels: [0, 1, 4] });
  const base = 'https://example.org/playground/';
  const { hash } = writeTaskHash(presets['mnist-first-convnet'], {
    title: 'Small, but good',
    text: 'Make it smaller, then train it.',
    goals,
    locks: ['data'],
    drawing: null,
    view: null,
    hasFile: false,
  });
  for (const link of [base + hash, `${base}#lock=1.`.padEnd(mostQrLetters, 'aZ0-')]) {
    const picture = seen(encodeQR(link, 'raw', { ecc: 'low', border: 4 }), 4);
    expect(decodeQR(picture)).toBe(link);
  }
});
