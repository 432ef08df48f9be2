/**
 * The worker's message loop. Calls that change the session run one after the other; predictions are latest-wins; steering, samples
 * and cancelling take effect at once, also during a training.
 */
import { oneAtATime } from '../../domain/one-at-a-time';
import { transfersOf } from '../../domain/transfer';
import type { Prediction } from '../../domain/explain/prediction';
import type { CallKind, Calls, Cancel, Control, PredictArgs, Reply, Request } from '../../protocol/messages';
import { currentWatch } from '../backends/drivers';
import { dataHandlers, serialDataCalls } from '../data/handlers';
import { EngineFault, failureOf } from '../core/fault';
import type { Handlers } from '../core/handlers';
import { fileHandlers } from '../files/handlers';
import { inspectHandlers, serialInspectCalls } from '../inspect/handlers';
import { LatestWins } from '../core/latest-wins';
import { holdLifeline } from './lifeline';
import { runHandlers, serialRunCalls } from '../runs/handlers';
import { Session } from './session';

declare const self: DedicatedWorkerGlobalScope;

const session = new Session((report, breakdown) => {
  send({ kind: 'flight', report, breakdown });
  watchDevice();
});
const predictions = new LatestWins<PredictArgs, Prediction>((args) => session.predict(args));
const inTurn = oneAtATime();
/** The calls that are not answered yet, by their ids. */
const open = new Map<number, AbortController>();
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
  loadDataset: (args, onProgress, signal) => session.loadDataset(args, onProgress, signal),
  samples: (args) => session.samples(args),
  build: (args) => session.build(args),
  measure: (args, _, signal) => session.measure(args, signal),
  train: (args, onProgress, signal) => session.train(args, onProgress, signal),
  evaluate: (args, onProgress, signal) => session.evaluate(args, onProgress, signal),
  predict: (args, _, signal) => predictions.ask(args, signal),
};

void holdLifeline(self).then(() => send({ kind: 'awake' }));

/** These wait for the one before them to end. */
const serial: ReadonlySet<CallKind> = new Set<CallKind>([
  'start',
  'loadDataset',
  'build',
  'measure',
  'train',
  'evaluate',
  ...serialInspectCalls,
  ...serialRunCalls,
  ...serialDataCalls,
]);

/** Takes a message of the page. */
export function receive({ data }: MessageEvent<Request | Control | Cancel>): void {
  if (data.kind === 'cancel') open.get(data.id)?.abort();
  else if ('id' in data) order(data);
  else session.control(data);
}

function order(request: Request): void {
  const controller = new AbortController();
  open.set(request.id, controller);
  const work = () => answer(request, controller.signal);
  if (!serial.has(request.kind)) void ready?.then(work);
  else {
    const answered = inTurn(work);
    ready ??= answered;
  }
}

async function answer<K extends CallKind>(
  { kind, id, args }: { readonly kind: K; readonly id: number; readonly args: Calls[K]['args'] },
  signal: AbortSignal,
): Promise<void> {
  try {
    // It may have been given up while it waited for its turn.
    if (signal.aborted) throw new EngineFault('aborted', kind);
    const onProgress = (progress: Calls[K]['progress']): void => {
      send({ kind: 'progress', call: kind, id, progress } as Reply);
    };
    const result = await handlers[kind](args, onProgress, signal);
    send({ kind: 'result', call: kind, id, result } as Reply);
  } catch (error) {
    send({ kind: 'error', id, error: failureOf(error) });
  } finally {
    open.delete(id);
  }
}

/** Moves on when the device fails while nothing runs; work that runs notices by itself, and has moved on before its turn comes. */
function watchDevice(): void {
  const watch = currentWatch();
  void watch?.failed.then(() => {
    inTurn(() => session.flee(watch)).catch((error: unknown) => {
      send({ kind: 'stranded', error: failureOf(error) });
    });
  });
}

function send(reply: Reply): void {
  self.postMessage(reply, transfersOf(reply));
}
