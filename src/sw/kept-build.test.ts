import { beforeEach, expect, test } from 'vitest';
import type { Build } from './build';
import { KeptBuild, type Keeping } from './kept-build';

const scope = 'https://example.org/play/';

/** Cache Storage as far as it is used here. */
class FakeCaches {
  readonly held = new Map<string, Map<string, Response>>();
  keys(): Promise<string[]> {
    return Promise.resolve([...this.held.keys()]);
  }
  delete(name: string): Promise<boolean> {
    return Promise.resolve(this.held.delete(name));
  }
  match(url: string, { cacheName = '' } = {}): Promise<Response | undefined> {
    return Promise.resolve(this.held.get(cacheName)?.get(url)?.clone());
  }
  open(name: string): Promise<Cache> {
    const files = this.held.get(name) ?? new Map<string, Response>();
    this.held.set(name, files);
    const cache = {
      keys: () => Promise.resolve([...files.keys()].map((url) => ({ url }))),
      put: (url: string, response: Response) => Promise.resolve(void files.set(url, response)),
    };
    return Promise.resolve(cache as unknown as Cache);
  }
}

/** A host: what it answers for each path, and what it was asked. */
let host: Map<string, Response>;
let asked: { readonly path: string; readonly init: RequestInit }[];
let caches: FakeCaches;

beforeEach(() => {
  host = new Map(['index.html', 'assets/a-1.js', 'data/x.gz'].map((path) => [path, new Response(`first ${path}`)]));
  asked = [];
  caches = new FakeCaches();
});

function keptBuild(id: string, paths: readonly string[], at = scope): KeptBuild {
  const files = paths.map((path) => ({ path, integrity: path.endsWith('.gz') ? null : `sha256-${id}` }));
  const build: Build = { id, headers: {}, files };
  const fetch: Keeping['fetch'] = (url, init) => {
    const path = url.slice(at.length);
    asked.push({ path, init });
    const response = host.get(path);
    return response ? Promise.resolve(response.clone()) : Promise.reject(new TypeError('no network'));
  };
  return new KeptBuild(build, at, { caches, fetch });
}

const textOf = async (response: Promise<Response | undefined>): Promise<string | undefined> => (await response)?.text();
const first = ['index.html', 'assets/a-1.js', 'data/x.gz'];

test('all files of a build are fetched, each checked by its sum, and found afterwards', async () => {
  const build = keptBuild('1', first);
  await build.complete();
  const sums = Object.fromEntries(asked.map(({ path, init }) => [path, init.integrity]));
  expect(sums).toEqual({ 'index.html': 'sha256-1', 'assets/a-1.js': 'sha256-1', 'data/x.gz': undefined });
  expect(await textOf(build.find('index.html'))).toBe('first index.html');
  expect(await build.find('other.js')).toBeUndefined();
});

test('names that last are taken from the cache of the browser, others are asked about', async () => {
  await keptBuild('1', first).complete();
  const ways = Object.fromEntries(asked.map(({ path, init }) => [path, init.cache]));
  expect(ways).toEqual({ 'index.html': 'no-cache', 'assets/a-1.js': 'default', 'data/x.gz': 'no-cache' });
});

test('a build of which something is missing is not complete, and goes on where it stopped', async () => {
  host.delete('data/x.gz');
  const build = keptBuild('1', first);
  await expect(build.complete()).rejects.toThrow('no network');
  host.set('data/x.gz', new Response('here'));
  asked = [];
  await build.complete();
  expect(asked.map(({ path }) => path)).toEqual(['data/x.gz']);
});

test.each([
  ['says that it has not the file', new Response('no', { status: 404 })],
  ['sends its start page instead', new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } })],
])('a host that %s gives no build', async (_, answer) => {
  host.set('data/x.gz', answer);
  await expect(keptBuild('1', first).complete()).rejects.toThrow('data/x.gz');
});

test('the next build fetches only what is new, and each finds its own', async () => {
  const [before, after] = [keptBuild('1', first), keptBuild('2', ['index.html', 'assets/a-1.js', 'assets/b-2.js'])];
  await before.complete();
  host = new Map(['index.html', 'assets/b-2.js'].map((path) => [path, new Response(`second ${path}`)]));
  asked = [];
  await after.complete();
  expect(asked.map(({ path }) => path)).toEqual(['index.html', 'assets/b-2.js']);
  expect(await textOf(before.find('index.html'))).toBe('first index.html');
  expect(await textOf(after.find('index.html'))).toBe('second index.html');
  expect(await textOf(after.find('assets/a-1.js'))).toBe('first assets/a-1.js');
});

test('a page of the build before finds its scripts in the worker of the next, but no file whose name both have', async () => {
  await keptBuild('1', first).complete();
  const after = keptBuild('2', []);
  expect(await textOf(after.find('assets/a-1.js'))).toBe('first assets/a-1.js');
  expect(await after.find('data/x.gz')).toBeUndefined();
  await after.forgetOthers();
  expect(await after.find('assets/a-1.js')).toBeUndefined();
});

test('the page of another folder, and what else the origin keeps, are left alone', async () => {
  const other = 'https://example.org/play/again/';
  await keptBuild('1', first, other).complete();
  await caches.open('cnn-playground-data-v1');
  const here = keptBuild('2', []);
  await here.forgetOthers();
  expect(await caches.keys()).toHaveLength(2);
  expect(await here.find('assets/a-1.js')).toBeUndefined();
});
