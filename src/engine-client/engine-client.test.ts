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

  /** Takes the message apart as a browser does: what is transferred is gone at the sender. */
  postMessage(message: Request, transfer: Transferable[] | StructuredSerializeOptions = []): void {
    this.sent.push(structuredClone(message, { transfer: transfer as Transferable[] }));
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
  void client.call('moments', {});
  expect(workers).toHaveLength(1);
  expect(events.onSpawn).toHaveBeenCalledOnce();
});

test('replies find their calls, in whatever order they come', async () => {
  const { client, worker } = setUp();
  const first = client.call('moments', {});
  const second = client.call('build', { network: { inputShape: [28, 28, 1], layers: [] }, seed: 1 });
  const [one, two] = worker().sent;
  worker().answer({ kind: 'result', call: 'build', id: two?.id ?? 0, result: { parameters: 7, arithmetic: 'fused' } });
  worker().answer({ kind: 'result', call: 'moments', id: one?.id ?? 0, result: { moments: [] } });
  expect(await second).toEqual({ parameters: 7, arithmetic: 'fused' });
  expect(await first).toEqual({ moments: [] });
});

test('progress reaches its own call only, and a reply that nobody waits for does no harm', async () => {
  const { client, worker } = setUp();
  const onProgress = vi.fn();
  const call = client.call('loadDataset', { dataset: 'mnist-10k' }, { onProgress });
  const id = worker().sent[0]?.id ?? 0;
  worker().answer({ kind: 'progress', call: 'loadDataset', id, progress: { loadedBytes: 1, totalBytes: 2 } });
  worker().answer({ kind: 'progress', call: 'loadDataset', id: 99, progress: { loadedBytes: 2, totalBytes: 2 } });
  worker().answer({ kind: 'error', id, error: { code: 'datasetFetch', detail: '404' } });
  await expect(call).rejects.toMatchObject({ code: 'datasetFetch', detail: '404' });
  expect(onProgress).toHaveBeenCalledExactlyOnceWith({ loadedBytes: 1, totalBytes: 2 });
});

test('when the worker dies every waiting call fails with `crashed`, and the next call gets a fresh worker', async () => {
  const { client, workers, worker } = setUp();
  const waiting = client.call('moments', {});
  worker().die('out of memory');
  await expect(waiting).rejects.toMatchObject({ code: 'crashed', detail: 'out of memory' });
  void client.call('moments', {});
  expect(workers).toHaveLength(2);
  expect(workers[0]?.terminate).toHaveBeenCalledOnce();
});

test('a worker that dies is told of once, with whether any call fails with it', async () => {
  const { client, events, worker } = setUp();
  const asked = client.call('moments', {});
  const first = worker();
  first.answer({ kind: 'result', call: 'moments', id: first.sent[0]?.id ?? 0, result: { moments: [] } });
  await asked;
  first.die('the worker ended');
  first.die('found dead again');
  expect(events.onEnd).toHaveBeenCalledExactlyOnceWith(false);
  const waiting = client.call('moments', {});
  worker().die('the worker ended');
  await expect(waiting).rejects.toMatchObject({ code: 'crashed' });
  expect(events.onEnd).toHaveBeenLastCalledWith(true);
});

test('a worker that is ended on purpose has not died', async () => {
  const { client, events } = setUp();
  const waiting = client.call('moments', {});
  client.restart();
  await expect(waiting).rejects.toMatchObject({ code: 'crashed' });
  expect(events.onEnd).not.toHaveBeenCalled();
});

test('a lost device is told of, whether the engine could move on or not', () => {
  const { client, events, worker } = setUp();
  void client.call('moments', {});
  worker().answer({ kind: 'stranded', error: { code: 'backendUnavailable', detail: 'cpu' } });
  expect(events.onStranded).toHaveBeenCalledExactlyOnceWith({ code: 'backendUnavailable', detail: 'cpu' });
  expect(events.onFlight).not.toHaveBeenCalled();
});

test('steering wakes no worker', () => {
  const { client, workers } = setUp();
  client.control({ kind: 'pause' });
  expect(workers).toHaveLength(0);
});

test('a call that is given up fails at once with `aborted`, and the worker is told; its late reply does no harm', async () => {
  const { client, worker } = setUp();
  const asking = new AbortController();
  const call = client.call('evaluate', { split: 'test' }, { signal: asking.signal });
  const id = worker().sent[0]?.id ?? 0;
  asking.abort();
  await expect(call).rejects.toMatchObject({ code: 'aborted' });
  expect(worker().sent[1]).toEqual({ kind: 'cancel', id });
  worker().answer({ kind: 'error', id, error: { code: 'aborted', detail: '' } });
});

test('giving up a call that is over does nothing; one that was given up before is never sent', async () => {
  const { client, worker } = setUp();
  const asking = new AbortController();
  const call = client.call('moments', {}, { signal: asking.signal });
  worker().answer({ kind: 'result', call: 'moments', id: worker().sent[0]?.id ?? 0, result: { moments: [] } });
  await call;
  asking.abort();
  await expect(client.call('moments', {}, { signal: asking.signal })).rejects.toMatchObject({ code: 'aborted' });
  expect(worker().sent).toHaveLength(1);
});

test('only a call that hands its arrays over loses them', () => {
  const { client, worker } = setUp();
  const [kept, handed] = [Float32Array.of(1, 2), Float32Array.of(3, 4)];
  void client.call('predict', { image: kept });
  void client.call('predictMany', { images: handed, count: 1 }, { transfer: true });
  expect([kept.length, handed.length]).toEqual([2, 0]);
  expect(worker().sent.map(({ args }) => args)).toEqual([
    { image: Float32Array.of(1, 2) },
    { images: Float32Array.of(3, 4), count: 1 },
  ]);
});

test('a worker whose script never comes is given up after a minute; one that has said a word may take as long as it needs', async () => {
  vi.useFakeTimers();
  const { client, events, worker } = setUp();
  const call = client.call('moments', {});
  worker().answer({ kind: 'awake' });
  await vi.advanceTimersByTimeAsync(100_000);
  expect(events.onEnd).not.toHaveBeenCalled();
  client.restart();
  await expect(call).rejects.toMatchObject({ detail: 'restarted' });
  const waiting = client.call('moments', {});
  const failed = expect(waiting).rejects.toMatchObject({ code: 'crashed', detail: 'no word from the worker in 60 s' });
  await vi.advanceTimersByTimeAsync(60_000);
  await failed;
  expect(events.onEnd).toHaveBeenCalledExactlyOnceWith(true);
  vi.useRealTimers();
});
