/** The worker's message loop, with a session that does as told. */
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Calls, Cancel, Reply, Request } from '../../protocol/messages';
import type { receive as Receive } from './engine-main';
import { DeviceWatch } from '../backends/device-watch';
import { currentWatch } from '../backends/drivers';
import { EngineFault } from '../core/fault';
import { turn } from '../core/pause';
import { infoOf } from '../data/dataset';
import { cornerDataset } from '../inspect/test-support';

const session = {
  library: {},
  start: vi.fn(),
  flee: vi.fn(),
  build: vi.fn(() => ({ parameters: 1 })),
  loadDataset: vi.fn((_args: Calls['loadDataset']['args'], _onProgress: unknown, _signal: AbortSignal) =>
    Promise.resolve(infoOf(cornerDataset)),
  ),
};
vi.mock('./session', () => ({
  Session: vi.fn(function () {
    return session;
  }),
}));
vi.mock('../backends/drivers', () => ({ currentWatch: vi.fn() }));

/** What the worker has posted, and how to wait for what it posts next. */
const replies: Reply[] = [];
const scope = {
  navigator: {},
  name: 'engine',
  postMessage: (reply: Reply) => replies.push(reply),
};

let receive: typeof Receive;

beforeAll(async () => {
  vi.stubGlobal('self', scope);
  ({ receive } = await import('./engine-main'));
});
beforeEach(() => {
  replies.length = 0;
  session.loadDataset.mockClear();
});
afterAll(() => {
  vi.unstubAllGlobals();
});

function ask(request: Request | Cancel): void {
  receive({ data: request } as MessageEvent<Request | Cancel>);
}
const start: Request = { kind: 'start', id: 1, args: { backend: 'auto', baseUrl: 'http://localhost/' } };
const build: Request = { kind: 'build', id: 9, args: { network: { inputShape: [1, 1, 1], layers: [] }, seed: 1 } };

const load = (id: number): Request => ({ kind: 'loadDataset', id, args: { dataset: 'mnist' } });
const replyTo = (id: number): Reply | undefined => replies.find((reply) => 'id' in reply && reply.id === id);

test('a call that is given up while it waits for its turn is never begun; the one that is asked for next is', async () => {
  vi.mocked(currentWatch).mockReturnValue(null);
  let started!: () => void;
  session.start.mockReturnValueOnce(new Promise<void>((resolve) => (started = resolve)));
  ask(start);
  ask(load(2));
  ask({ kind: 'cancel', id: 2 });
  ask(load(3));
  started();
  await vi.waitUntil(() => replies.length === 3);
  expect(replyTo(2)).toMatchObject({ error: { code: 'aborted' } });
  expect(replyTo(3)).toMatchObject({ kind: 'result' });
  expect(session.loadDataset).toHaveBeenCalledOnce();
});

test('a call under way learns that it is given up, whatever waits behind it; giving it up again does nothing', async () => {
  ask(start);
  session.loadDataset.mockImplementationOnce(
    (_args, _onProgress, signal) =>
      new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(new EngineFault('aborted', 'mnist')));
      }),
  );
  ask(load(5));
  ask(build);
  await turn();
  ask({ kind: 'cancel', id: 5 });
  await vi.waitUntil(() => replies.length === 3);
  ask({ kind: 'cancel', id: 5 });
  await turn();
  expect(replyTo(5)).toMatchObject({ error: { code: 'aborted' } });
  expect(replyTo(9)).toMatchObject({ kind: 'result' });
  expect(replies).toHaveLength(3);
});

test('a flight that finds no backend is told to the page, and holds up no later call', async () => {
  let lose!: (words: string) => void;
  vi.mocked(currentWatch).mockReturnValue(new DeviceWatch(new Promise((resolve) => (lose = resolve))));
  session.flee.mockRejectedValueOnce(new Error('nothing starts'));
  ask(start);
  await vi.waitUntil(() => replies.length === 1);
  lose('gone');
  await vi.waitUntil(() => replies.length === 2);
  expect(replies[1]).toEqual({ kind: 'stranded', error: { code: 'internal', detail: 'Error: nothing starts' } });
  ask(build);
  await vi.waitUntil(() => replies.length === 3);
  expect(replies[2]).toMatchObject({ kind: 'result', id: 9 });
});
