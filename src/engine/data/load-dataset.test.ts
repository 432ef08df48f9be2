import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, it, test, vi } from 'vitest';
import { dataParts } from '../../domain/data/data-parts';
import { dataFileNames, filesOf } from '../../domain/data/dataset-files';
import { datasets, type BuiltInId } from '../../domain/data/datasets';
import type { DataSource } from '../../domain/data/held-data';
import type { LoadProgress } from '../../protocol/messages';
import { DataStore } from './data-store';
import { infoOf, samplesOf } from './dataset';
import { loadDataset } from './load-dataset';
import { recognise } from './recognise';

const page = 'http://localhost/';
type Answer = Uint8Array<ArrayBuffer> | number | 'offline';

/** Answers every address; what it asks for is written down. */
function serve(answer: (url: URL) => Answer | Promise<Answer>): string[] {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (address: string, { signal }: { signal: AbortSignal }) => {
    asked.push(address);
    const found = await answer(new URL(address));
    signal.throwIfAborted();
    if (found === 'offline') throw new TypeError('Failed to fetch');
    return typeof found === 'number' ? new Response('', { status: found }) : new Response(found);
  });
  return asked;
}
/** Serves the committed files; `change` may spoil one on its way. */
function servePublic(change: (path: string, bytes: Uint8Array<ArrayBuffer>) => Answer = (_path, bytes) => bytes) {
  return serve(async ({ pathname }) => change(pathname, new Uint8Array(await readFile(`public${pathname}`))));
}

/** A browser's cache in memory, which may be full. */
function stubCaches(isFull = false): Map<string, Response> {
  const kept = new Map<string, Response>();
  const cache = {
    match: (key: string) => Promise.resolve(kept.get(key)?.clone()),
    put: (key: string, response: Response) => {
      if (isFull) return Promise.reject(new DOMException('no room', 'QuotaExceededError'));
      kept.set(key, response);
      return Promise.resolve();
    },
    delete: (key: string) => Promise.resolve(kept.delete(key)),
  };
  vi.stubGlobal('caches', { open: () => Promise.resolve(cache) });
  return kept;
}

interface LoadHow {
  readonly source?: DataSource;
  readonly store?: DataStore;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: LoadProgress) => void;
}
const newStore = () => new DataStore(() => page);
function load(id: BuiltInId, how: LoadHow = {}) {
  const { source = 'here', store = newStore(), onProgress = () => undefined } = how;
  return loadDataset(id, source, {
    baseUrl: page,
    store,
    signal: how.signal ?? new AbortController().signal,
    onProgress,
  });
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the sets that come with the page', () => {
  test('8,000 digits to train with, 2,000 to test with, in their original order', async () => {
    servePublic();
    const progress: number[] = [];
    const dataset = await load('mnist-10k', { onProgress: ({ loadedBytes }) => progress.push(loadedBytes) });
    const info = infoOf(dataset);
    expect([info.trainCount, info.testCount]).toEqual([8000, 2000]);
    expect(info.trainPerClass.reduce((sum, count) => sum + count)).toBe(8000);
    expect([...dataset.train.labels.subarray(0, 8)]).toEqual([5, 0, 4, 1, 9, 2, 1, 3]); // MNIST begins so
    expect(progress.at(-1)).toBe(progress.toSorted((a, b) => a - b).at(-1));
  });

  test('a file that is not there, is a web page, is cut short or was changed is told apart', async () => {
    const spoil = (part: RegExp, change: (bytes: Uint8Array<ArrayBuffer>) => Answer): void => {
      servePublic((path, bytes) => (part.test(path) ? change(bytes) : bytes));
    };
    spoil(/train-images/, () => 404);
    await expect(load('mnist-10k')).rejects.toMatchObject({ code: 'datasetFetch' });
    spoil(/train-images/, (bytes) => bytes.slice(0, 1000));
    await expect(load('mnist-10k')).rejects.toMatchObject({ code: 'datasetShort' });
    spoil(/t10k-labels/, () => new TextEncoder().encode('<!doctype html>'));
    await expect(load('mnist-10k')).rejects.toMatchObject({ code: 'datasetHtml' });
    spoil(/t10k-labels/, (bytes) => new Uint8Array(gunzipSync(bytes)).fill(3, 8, 9));
    await expect(load('mnist-10k')).rejects.toMatchObject({ code: 'datasetChecksum' });
  });

  test('a host that unzips on the way is no problem', async () => {
    servePublic((_path, bytes) => new Uint8Array(gunzipSync(bytes)));
    expect((await load('mnist-10k')).train.count).toBe(filesOf['mnist-10k'].trainLabels.bytes - 8);
  });

  test('samples come by class and page by page', async () => {
    servePublic();
    const dataset = await load('mnist-10k');
    const sevens = samplesOf(dataset, { split: 'test', label: 7, offset: 2, count: 3 });
    expect([...sevens.labels]).toEqual([7, 7, 7]);
    expect(sevens.images.length).toBe(3 * 784);
    expect(sevens.total).toBe(infoOf(dataset).testPerClass[7]);
    const [first] = sevens.indices;
    expect(dataset.test.labels[first ?? 0]).toBe(7);
  });
});

describe('a full set that is not here', () => {
  it('is said to be absent, and no other host is asked', async () => {
    const asked = serve(() => 404);
    await expect(load('mnist')).rejects.toMatchObject({ code: 'datasetAbsent' });
    expect(asked.every((address) => address.startsWith(page))).toBe(true);
  });

  it('is absent too where the host answers everything with its start page', async () => {
    serve(() => new TextEncoder().encode('<!doctype html><title>Start</title>'));
    await expect(load('fashion')).rejects.toMatchObject({ code: 'datasetAbsent' });
  });

  it('is asked for at the second home when the first one fails, and the failure tells of both', async () => {
    const asked = serve(({ host }) => (host.includes('github') ? 500 : 'offline'));
    const failure: unknown = await load('mnist', { source: 'web' }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'datasetFetch' });
    for (const home of datasets.mnist.homes) {
      expect(asked.some((address) => address.startsWith(home))).toBe(true);
      expect((failure as { detail: string }).detail).toContain(home);
    }
    // What the browser says of it is no part of a sentence on the page.
    expect((failure as { detail: string }).detail).not.toContain('Failed to fetch');
  });

  it('ends with a word of its own when the user calls it off', async () => {
    const controller = new AbortController();
    serve(() => {
      controller.abort();
      return 200;
    });
    const loading = load('mnist', { source: 'web', signal: controller.signal });
    await expect(loading).rejects.toMatchObject({ code: 'aborted' });
  });
});

describe('a file that the user brings', () => {
  const problemOf = async (bytes: Uint8Array) => (await recognise({ name: 'any', bytes }, 'mnist')).report.problem;

  it('is told what it is not', async () => {
    const embedded = new Uint8Array(await readFile('public/data/mnist-10k/t10k-labels-idx1-ubyte.gz'));
    expect(await problemOf(new TextEncoder().encode('  <html><body>'))).toBe('html');
    expect(await problemOf(embedded.slice(0, 500))).toBe('truncated');
    expect(await problemOf(embedded)).toBe('otherSize');
    expect(await problemOf(Uint8Array.of(1, 2, 3, 4, 5))).toBe('notData');
    const labels = new Uint8Array(10008);
    labels.set([0, 0, 8, 1, 0, 0, 0x27, 0x10]); // ten thousand labels, all of them 0
    expect(await problemOf(labels)).toBe('otherData');
    expect(await problemOf(labels.slice(0, 9000))).toBe('truncated');
  });
});

const shared = '../shared/data';
/** A file of the full sets by its address at home or beside the page. */
async function fullFile({ pathname }: URL): Promise<Answer> {
  const folder = pathname.includes('fashion') ? 'fashion-mnist' : 'mnist';
  return new Uint8Array(await readFile(`${shared}/${folder}/${pathname.split('/').at(-1)}`));
}

describe.skipIf(!existsSync(shared))('a full set (with the files in ../shared/data)', () => {
  it('is fetched from its home once; then it is kept, also as the only one', async () => {
    const kept = stubCaches();
    const store = newStore();
    serve(fullFile);
    const first = await load('mnist', { source: 'web', store });
    expect(infoOf(first)).toMatchObject({ trainCount: 60000, testCount: 10000 });
    expect(kept.size).toBe(4);
    const [mnist, fashion] = (await store.held()).sets;
    expect(mnist?.parts).toEqual(dataParts);
    expect(mnist?.bytes).toBeGreaterThan(9_000_000);
    expect(fashion).toMatchObject({ parts: [], bytes: 0 });

    const asked = serve(() => 'offline');
    const again = await load('mnist', { store: newStore() });
    expect(again.train.labels).toEqual(first.train.labels);
    expect(asked).toEqual([]);

    await store.forget('mnist');
    await expect(load('mnist', { store })).rejects.toMatchObject({ code: 'datasetAbsent' });
  }, 60_000);

  it('is taken from memory where the cache is full, and that is said', async () => {
    stubCaches(true);
    const store = newStore();
    serve(fullFile);
    await load('mnist', { source: 'here', store });
    expect((await store.held()).problem).toBe('full');
    serve(() => 'offline');
    expect((await load('mnist', { store })).train.count).toBe(60000);
  }, 60_000);

  it('is known by its contents, whatever the name, and completes what is kept', async () => {
    stubCaches();
    const store = newStore();
    for (const part of dataParts) {
      const bytes = new Uint8Array(await readFile(`${shared}/fashion-mnist/${dataFileNames[part]}`));
      const { report, file, blob } = await recognise({ name: 'download (1).bin', bytes }, 'mnist');
      expect(report).toMatchObject({ dataset: 'fashion', part, problem: null });
      if (file) await store.put(file, blob);
    }
    serve(() => 'offline');
    expect((await load('fashion', { store })).test.count).toBe(10000);
  }, 60_000);
});
