/** The benchmark's batches: every contender gets whole ones, whatever the batch size. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { batchStart, makeWorkload } from '../../bench/workload';

const root = new URL('../../public/', import.meta.url);
const read = (path: string): Promise<Uint8Array> => Promise.resolve(gunzipSync(readFileSync(new URL(path, root))));

it.each([1, 64, 1000, 1024, 3000, 8000])('batches of %i are full, in every step', async (batch) => {
  const workload = await makeWorkload({ preset: 'mnist-softmax', batch, width: 1 }, read);
  const ends = Array.from({ length: 10 }, (_, step) => batchStart(workload, step) + batch);
  expect(Math.max(...ends)).toBe(workload.labels.length);
  expect(workload.pixels.length).toBe(workload.labels.length * 784);
});

it('says so when the images fill no batch', async () => {
  await expect(makeWorkload({ preset: 'mnist-softmax', batch: 8001, width: 1 }, read)).rejects.toThrow(
    '8000 images fill no batch of 8001',
  );
});
