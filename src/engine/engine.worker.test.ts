/** What the page sends while the engine loads is not lost, and keeps its order. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const report = vi.fn();
beforeEach(() => {
  vi.stubGlobal('reportError', report.mockReset());
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

test('messages from before the engine is there reach it in their order, and so do later ones', async () => {
  const taken: number[] = [];
  const scope = { onmessage: (_: { data: number }): void => undefined };
  vi.stubGlobal('self', scope);
  vi.doMock('./session/engine-main', () => ({ receive: ({ data }: { data: number }) => taken.push(data) }));
  await import('./engine.worker');
  scope.onmessage({ data: 1 });
  scope.onmessage({ data: 2 });
  expect(taken).toEqual([]);
  await vi.waitUntil(() => taken.length === 2);
  scope.onmessage({ data: 3 });
  expect(taken).toEqual([1, 2, 3]);
});

test('an engine that cannot be loaded is an error that the page hears', async () => {
  vi.stubGlobal('self', {});
  vi.doMock('./session/engine-main', () => {
    throw new Error('gone');
  });
  await import('./engine.worker');
  await vi.waitUntil(() => report.mock.calls.length === 1);
});
