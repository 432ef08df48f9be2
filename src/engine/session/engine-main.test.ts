/** The worker's message loop, with a session that does as told. */
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Calls, Reply, Request } from '../../protocol/messages';
import type { receive as Receive } from './engine-main';
import { DeviceWatch } from '../backends/device-watch';
import { currentWatch } from '../backends/drivers';
import { infoOf } from '../data/dataset';
import { DataLibrary } from '../data/library';
import { cornerDataset } from '../inspect/test-support';

const session = {
  library: new DataLibrary(() => 'http://localhost/'),
  start: vi.fn(),
  flee: vi.fn(),
  build: vi.fn(() => ({ parameters: 1 })),
  loadDataset: async (args: Calls['loadDataset']['args']) =>
    infoOf(await session.library.load(args, () => undefined, cornerDataset)),
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
});
afterAll(() => {
  vi.unstubAllGlobals();
});

function ask(request: Request): void {
  receive({ data: request } as MessageEvent<Request>);
}
const start: Request = { kind: 'start', id: 1, args: { backend: 'auto', baseUrl: 'http://localhost/' } };
const build: Request = { kind: 'build', id: 9, args: { network: { inputShape: [1, 1, 1], layers: [] }, seed: 1 } };

test('a load is called off while the engine still starts; the one that is asked for next is not', async () => {
  vi.mocked(currentWatch).mockReturnValue(null);
  let started!: () => void;
  session.start.mockReturnValueOnce(new Promise<void>((resolve) => (started = resolve)));
  ask(start);
  ask({ kind: 'loadDataset', id: 2, args: { dataset: 'mnist' } });
  ask({ kind: 'cancelLoading', id: 3, args: {} });
  ask({ kind: 'loadDataset', id: 4, args: { dataset: 'mnist-10k' } });
  started();
  await vi.waitUntil(() => replies.length === 4);
  expect(replies.find((reply) => 'id' in reply && reply.id === 2)).toMatchObject({
    error: { code: 'datasetCancelled' },
  });
  expect(replies.find((reply) => 'id' in reply && reply.id === 4)).toMatchObject({ kind: 'result' });
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
