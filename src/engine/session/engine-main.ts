/**
 * The worker's message loop. Calls that change the session run one after the other; predictions are latest-wins; steering, samples
 * and memory are answered at once, also in the midst of a training.
 */
import type {
  CallKind,
  Calls,
  Control,
  Handlers,
  PredictArgs,
  Prediction,
  Reply,
  Request,
} from '../../protocol/messages';
import { currentWatch } from '../backends/drivers';
import { dataHandlers, serialDataCalls } from '../data/handlers';
import { failureOf } from '../core/fault';
import { fileHandlers } from '../files/handlers';
import { inspectHandlers } from '../inspect/handlers';
import { LatestWins } from '../core/latest-wins';
import { holdLifeline } from './lifeline';
import { runHandlers, serialRunCalls } from '../runs/handlers';
import { Session } from './session';
import { transfersOf } from '../core/transfer';

declare const self: DedicatedWorkerGlobalScope;

const session = new Session((report, breakdown) => {
  send({ kind: 'flight', report, breakdown });
  watchDevice();
});
const predictions = new LatestWins<PredictArgs, Prediction>((args) => session.predict(args));
let queue: Promise<unknown> = Promise.resolve();
/** The first start; the page sends it before anything else, and everything waits for it. */
let ready: Promise<unknown> | null = null;

const handlers: Handlers = {
  ...inspectHandlers(session),
  ...runHandlers(session),
  ...dataHandlers(session),
  ...fileHandlers(session),
  start: async (args) => {
    const report = await session.start(args);
    watchDevice();
    return report;
  },
  loadDataset: (args, onProgress) => session.loadDataset(args, onProgress),
  samples: (args) => session.samples(args),
  build: (args) => session.build(args),
  train: (args, onProgress) => session.train(args, onProgress),
  evaluate: (args, onProgress) => session.evaluate(args, onProgress),
  predict: (args) => predictions.ask(args),
  memory: () => session.memory(),
};

holdLifeline(self);

/** These wait for the one before them to end. */
const serial: ReadonlySet<CallKind> = new Set<CallKind>([
  'start',
  'loadDataset',
  'build',
  'train',
  'evaluate',
  ...serialRunCalls,
  ...serialDataCalls,
]);

/** Takes a message of the page. */
export function receive({ data }: MessageEvent<Request | Control>): void {
  if ('id' in data) order(data);
  else session.control(data);
}

function order(request: Request): void {
  if (request.kind === 'loadDataset') session.library.expect(request.args);
  if (serial.has(request.kind)) queue = queue.then(() => answer(request));
  // What is called off is what was asked for until now.
  else if (request.kind === 'cancelLoading') void answer(request);
  else void ready?.then(() => answer(request));
  ready ??= queue;
}

async function answer<K extends CallKind>(request: { kind: K; id: number; args: Calls[K]['args'] }): Promise<void> {
  const { kind, id, args } = request;
  try {
    const onProgress = (progress: Calls[K]['progress']): void => {
      send({ kind: 'progress', call: kind, id, progress } as Reply);
    };
    const result = await handlers[kind](args, onProgress);
    send({ kind: 'result', call: kind, id, result } as Reply);
  } catch (error) {
    send({ kind: 'error', id, error: failureOf(error) });
  }
}

/** Moves on when the device fails while nothing runs; work that runs notices by itself, and has moved on before its turn comes. */
function watchDevice(): void {
  const watch = currentWatch();
  void watch?.failed.then(() => {
    queue = queue
      .then(() => session.flee(watch))
      .catch((error: unknown) => {
        send({ kind: 'stranded', error: failureOf(error) });
      });
  });
}

function send(reply: Reply): void {
  self.postMessage(reply, transfersOf(reply));
}
