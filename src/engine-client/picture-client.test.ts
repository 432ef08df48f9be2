import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Picture } from '../domain/digit/picture';
import type { PictureReply, PictureRequest } from '../protocol/pictures';
import { PictureClient, type PictureWorker } from './picture-client';

/** A worker that answers when told. */
class FakeWorker implements PictureWorker {
  onmessage: PictureWorker['onmessage'] = null;
  onerror: PictureWorker['onerror'] = null;
  readonly sent: PictureRequest[] = [];
  readonly terminate = vi.fn();

  /** Takes the message apart as a browser does: what is transferred is gone at the sender. */
  postMessage(message: PictureRequest, transfer: Transferable[] | StructuredSerializeOptions = []): void {
    this.sent.push(structuredClone(message, { transfer: transfer as Transferable[] }));
  }
  answer(index: number, outcome: PictureReply['outcome']): void {
    const id = this.sent[index]?.id ?? 0;
    this.onmessage?.call(this as never, { data: { id, outcome } } as MessageEvent<PictureReply>);
  }
  die(): void {
    this.onerror?.call(this as never, {} as ErrorEvent);
  }
}

function setUp() {
  const workers: FakeWorker[] = [];
  const client = new PictureClient(() => {
    const worker = new FakeWorker();
    workers.push(worker);
    return worker;
  });
  return { client, workers };
}
const picture = (): Picture & { data: Uint8ClampedArray } => ({
  width: 1,
  height: 1,
  data: Uint8ClampedArray.of(1, 2, 3, 255),
});
const file = () => new Blob(['x'], { type: 'image/png' });
/** Lets the questions reach the worker. */
const sent = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('the pixels of a picture change hands, and the file of one does not', async () => {
  const { client, workers } = setUp();
  const given = picture();
  void client.bring(given);
  void client.pixels(file(), 'grey');
  await sent();
  expect(workers[0]?.sent[0]).toMatchObject({ kind: 'bring', source: picture() });
  expect(given.data).toHaveLength(0);
  expect(workers[0]?.sent[1]).toMatchObject({ kind: 'pixels', form: 'grey' });
});

test('answers find their questions, in whatever order they come', async () => {
  const { client, workers } = setUp();
  const [first, second] = [client.pixels(file(), 'grey'), client.pixels(file(), 'digit')];
  await sent();
  workers[0]?.answer(1, 'empty');
  workers[0]?.answer(0, Uint8Array.of(7));
  expect([await first, await second]).toEqual([Uint8Array.of(7), 'empty']);
});

test('a worker that dies leaves its pictures unread, and the next picture gets another one', async () => {
  const { client, workers } = setUp();
  const lost = client.pixels(file(), 'grey');
  await sent();
  workers[0]?.die();
  expect(await lost).toBe('unreadable');
  const next = client.pixels(file(), 'grey');
  await sent();
  workers[1]?.answer(0, 'empty');
  expect(await next).toBe('empty');
});

test('a worker without work is let go, but not between two pictures', async () => {
  const { client, workers } = setUp();
  void client.pixels(file(), 'grey');
  await sent();
  workers[0]?.answer(0, 'empty');
  await vi.advanceTimersByTimeAsync(9_000);
  void client.pixels(file(), 'grey');
  await vi.advanceTimersByTimeAsync(20_000);
  expect(workers[0]?.terminate).not.toHaveBeenCalled();
  workers[0]?.answer(1, 'empty');
  await vi.advanceTimersByTimeAsync(20_000);
  expect(workers[0]?.terminate).toHaveBeenCalledOnce();
});
