import { expect, test, vi } from 'vitest';
import type { Reply, Request } from '../protocol/messages';
import { EngineClient, type WorkerLike } from './engine-client';

/** A worker that records what it is sent and answers when told. */
class FakeWorker implements WorkerLike {
  onmessage: WorkerLike['onmessage'] = null;
  onerror: WorkerLike['onerror'] = null;
  onmessageerror: WorkerLike['onmessageerror'] = null;
  readonly sent: Request[] = [];
  terminate = vi.fn();

  postMessage(message: Request): void {
    this.sent.push(message);
  }
  answer(reply: Reply): void {
    this.onmessage?.call(this as never, { data: reply } as MessageEvent<Reply>);
  }
  die(message: string): void {
    this.onerror?.call(this as never, { message } as ErrorEvent);
  }
}

function setUp() {
  const workers: FakeWorker[] = [];
  const events = { onSpawn: vi.fn(), onFlight: vi.fn(), onStranded: vi.fn(), onEnd: vi.fn() };
  const client = new EngineClient(() => {
    const worker = new FakeWorker();
    workers.push(worker);
    return worker;
  }, events);
  return { client, workers, events, worker: () => workers.at(-1) };
}

test('no worker lives before it is needed; a fresh one is started before its first call', () => {
  const { client, workers, events } = setUp();
  expect(workers).toHaveLength(0);
  void client.call('memory', {});
  expect(workers).toHaveLength(1);
  expect(events.onSpawn).toHaveBeenCalledOnce();
});

test('replies find their calls, in whatever order they come', async () => {
  const { client, worker } = setUp();
  const first = client.call('memory', {});
  const second = client.call('build', { network: { inputShape: [28, 28, 1], layers: [] }, seed: 1 });
  const [one, two] = worker().sent;
  worker().answer({ kind: 'result', call: 'build', id: two?.id ?? 0, result: { parameters: 7, arithmetic: 'fused' } });
  worker().answer({ kind: 'result', call: 'memory', id: one?.id ?? 0, result: { tensors: 1, bytes: 4 } });
  expect(await second).toEqual({ parameters: 7, arithmetic: 'fused' });
  expect(await first).toEqual({ tensors: 1, bytes: 4 });
});

test('progress reaches its own call only, and a reply that nobody waits for does no harm', async () => {
  const { client, worker } = setUp();
  const onProgress = vi.fn();
  const call = client.call('loadDataset', { dataset: 'mnist-10k' }, onProgress);
  const id = worker().sent[0]?.id ?? 0;
  worker().answer({ kind: 'progress', call: 'loadDataset', id, progress: { loadedBytes: 1, totalBytes: 2 } });
  worker().answer({ kind: 'progress', call: 'loadDataset', id: 99, progress: { loadedBytes: 2, totalBytes: 2 } });
  worker().answer({ kind: 'error', id, error: { code: 'datasetFetch', detail: '404' } });
  await expect(call).rejects.toMatchObject({ code: 'datasetFetch', detail: '404' });
  expect(onProgress).toHaveBeenCalledExactlyOnceWith({ loadedBytes: 1, totalBytes: 2 });
});

test('when the worker dies every waiting call fails with `crashed`, and the next call gets a fresh worker', async () => {
  const { client, workers, worker } = setUp();
  const waiting = client.call('memory', {});
  worker().die('out of memory');
  await expect(waiting).rejects.toMatchObject({ code: 'crashed', detail: 'out of memory' });
  void client.call('memory', {});
  expect(workers).toHaveLength(2);
  expect(workers[0]?.terminate).toHaveBeenCalledOnce();
});

test('a worker that dies is told of once, with whether any call fails with it', async () => {
  const { client, events, worker } = setUp();
  const asked = client.call('memory', {});
  const first = worker();
  first.answer({ kind: 'result', call: 'memory', id: first.sent[0]?.id ?? 0, result: { tensors: 0, bytes: 0 } });
  await asked;
  first.die('the worker ended');
  first.die('found dead again');
  expect(events.onEnd).toHaveBeenCalledExactlyOnceWith(false);
  const waiting = client.call('memory', {});
  worker().die('the worker ended');
  await expect(waiting).rejects.toMatchObject({ code: 'crashed' });
  expect(events.onEnd).toHaveBeenLastCalledWith(true);
});

test('a worker that is ended on purpose has not died', async () => {
  const { client, events } = setUp();
  const waiting = client.call('memory', {});
  client.restart();
  await expect(waiting).rejects.toMatchObject({ code: 'crashed' });
  expect(events.onEnd).not.toHaveBeenCalled();
});

test('a lost device is told of, whether the engine could move on or not', () => {
  const { client, events, worker } = setUp();
  void client.call('memory', {});
  worker().answer({ kind: 'stranded', error: { code: 'backendUnavailable', detail: 'cpu' } });
  expect(events.onStranded).toHaveBeenCalledExactlyOnceWith({ code: 'backendUnavailable', detail: 'cpu' });
  expect(events.onFlight).not.toHaveBeenCalled();
});

test('steering wakes no worker', () => {
  const { client, workers } = setUp();
  client.control({ kind: 'pause' });
  expect(workers).toHaveLength(0);
});
