import { afterEach, expect, test, vi } from 'vitest';
import { readFile } from 'node:fs/promises';
import { datasetFiles } from '../../domain/dataset-files';
import { infoOf, samplesOf } from './dataset';
import { loadDataset } from './load-dataset';

/** Serves the committed files; `change` may spoil one on its way. */
function serve(
  change: (path: string, bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer> | number = (_path, bytes) => bytes,
): void {
  vi.stubGlobal('fetch', async (url: string) => {
    const path = new URL(url).pathname.slice(1);
    const answer = change(path, new Uint8Array(await readFile(`public/${path}`)));
    return typeof answer === 'number' ? new Response('', { status: answer }) : new Response(answer);
  });
}
const load = () => loadDataset('mnist-10k', 'http://localhost/', () => undefined);

afterEach(() => {
  vi.unstubAllGlobals();
});

test('the embedded digits: 8,000 to train with, 2,000 to test with, in their original order', async () => {
  serve();
  const progress: number[] = [];
  const dataset = await loadDataset('mnist-10k', 'http://localhost/', ({ loadedBytes }) => progress.push(loadedBytes));
  const info = infoOf(dataset);
  expect([info.trainCount, info.testCount]).toEqual([8000, 2000]);
  expect(info.trainPerClass.reduce((sum, count) => sum + count)).toBe(8000);
  expect([...dataset.train.labels.subarray(0, 8)]).toEqual([5, 0, 4, 1, 9, 2, 1, 3]); // MNIST begins so
  expect(progress.at(-1)).toBe(progress.toSorted((a, b) => a - b).at(-1));
});

test('a file that is not there, is another one, is cut short or was changed is told apart', async () => {
  const spoil = (part: RegExp, change: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer> | number): void => {
    serve((path, bytes) => (part.test(path) ? change(bytes) : bytes));
  };
  spoil(/train-images/, () => 404);
  await expect(load()).rejects.toMatchObject({ code: 'datasetFetch' });
  spoil(/train-images/, (bytes) => bytes.slice(0, 1000));
  await expect(load()).rejects.toMatchObject({ code: 'datasetShort' });
  spoil(/t10k-labels/, () => new TextEncoder().encode('<!doctype html>'));
  await expect(load()).rejects.toMatchObject({ code: 'datasetChecksum' });
});

test('a host that unzips on the way is no problem', async () => {
  const { gunzipSync } = await import('node:zlib');
  serve((_path, bytes) => new Uint8Array(gunzipSync(bytes)));
  expect((await load()).train.count).toBe(datasetFiles['mnist-10k'].trainLabels.bytes - 8);
});

test('samples come by class and page by page', async () => {
  serve();
  const dataset = await load();
  const sevens = samplesOf(dataset, { split: 'test', label: 7, offset: 2, count: 3 });
  expect([...sevens.labels]).toEqual([7, 7, 7]);
  expect(sevens.images.length).toBe(3 * 784);
  expect(sevens.total).toBe(infoOf(dataset).testPerClass[7]);
  const [first] = sevens.indices;
  expect(dataset.test.labels[first ?? 0]).toBe(7);
});
