import { afterEach, describe, expect, it, vi } from 'vitest';
import { browserLocks } from './browser-locks';

const refusal = () => new DOMException('refused', 'SecurityError');

/** The ways in which browsers refuse locks. */
const refusing: readonly (readonly [how: string, navigator: object])[] = [
  ['there are none', {}],
  [
    'asking for them throws',
    {
      get locks() {
        throw refusal();
      },
    },
  ],
  ['calls throw', { locks: { request: () => throws(), query: () => throws() } }],
  ['calls reject', { locks: { request: () => Promise.reject(refusal()), query: () => Promise.reject(refusal()) } }],
];

function throws(): never {
  throw refusal();
}

afterEach(() => vi.unstubAllGlobals());

describe.each(refusing)('where %s', (_how, navigator) => {
  it('a request rejects, without having run anything, and no lock is held', async () => {
    vi.stubGlobal('navigator', navigator);
    const work = vi.fn();
    await expect(browserLocks.request('a', {}, work)).rejects.toBeInstanceOf(Error);
    expect(work).not.toHaveBeenCalled();
    expect((await browserLocks.held()).size).toBe(0);
  });
});

it('tells which locks are held', async () => {
  vi.stubGlobal('navigator', { locks: { query: () => Promise.resolve({ held: [{ name: 'a' }], pending: [] }) } });
  expect([...(await browserLocks.held())]).toEqual(['a']);
});
