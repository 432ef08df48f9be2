import { expect, test, vi } from 'vitest';
import type { Reply } from '../protocol/messages';
import { heldUntil } from './held';

const result = (id: number): Reply => ({ kind: 'result', call: 'moments', id, result: { moments: [] } });
const progress = (id: number, loadedBytes: number): Reply => ({
  kind: 'progress',
  call: 'loadDataset',
  id,
  progress: { loadedBytes, totalBytes: 9 },
});

function setUp() {
  const heard: Reply[] = [];
  let open = (): void => undefined;
  const ready = new Promise<void>((resolve) => (open = resolve));
  return { heard, open: () => open(), hear: heldUntil(ready, (reply) => heard.push(reply)) };
}

test('nothing is heard before the page is there, and then all of it, in its order', async () => {
  const { heard, open, hear } = setUp();
  const said = [result(1), progress(2, 3), result(3)];
  said.forEach(hear);
  await Promise.resolve();
  expect(heard).toEqual([]);
  open();
  await vi.waitFor(() => expect(heard).toEqual(said));
});

test('of the reports of a loading the last is heard, of those of anything else all', async () => {
  const { heard, open, hear } = setUp();
  const step = (done: number): Reply => ({ kind: 'progress', call: 'evaluate', id: 3, progress: { done, count: 9 } });
  [progress(2, 1), progress(2, 5), step(1), step(2), progress(2, 9)].forEach(hear);
  open();
  await vi.waitFor(() => expect(heard).toEqual([progress(2, 5), step(1), step(2), progress(2, 9)]));
});

test('what comes while the rest is given on waits for its turn; afterwards each is heard at once', async () => {
  const { heard, open, hear } = setUp();
  [result(1), result(2)].forEach(hear);
  open();
  await Promise.resolve();
  expect(heard).toHaveLength(1);
  hear(result(3));
  await vi.waitFor(() => expect(heard).toEqual([result(1), result(2), result(3)]));
  await new Promise((resolve) => setTimeout(resolve));
  hear(result(4));
  expect(heard).toHaveLength(4);
});
