import { transfersOf } from '../domain/transfer';
import type { BackendReport, Breakdown } from '../domain/training/backends';
import type { EngineFailure } from '../domain/engine-failure';
import type { CallKind, Calls, Control, Reply } from '../protocol/messages';
import { EngineError, type CallOptions, type Engine } from './api';
import type { Hear } from './held';

interface Pending {
  readonly kind: CallKind;
  resolve(result: unknown): void;
  reject(error: EngineError): void;
  onProgress?: ((progress: never) => void) | undefined;
}

/** The parts of a Worker that the client uses; tests put a fake in its place. */
export type WorkerLike = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror' | 'onmessageerror'>;

/** What the engine tells without being asked. */
export interface EngineEvents {
  /** There is a fresh worker, which no call has reached yet: the place to start it. */
  onSpawn(client: Engine): void;
  /** A device that failed made the engine move to another backend. */
  onFlight?(report: BackendReport, breakdown: Breakdown): void;
  /** It had to move, and found no backend. */
  onStranded?(failure: EngineFailure): void;
  /** The worker died. Calls that waited for it, if any, fail with `crashed` and so tell of it too. */
  onEnd?(hadCalls: boolean): void;
}

/** Milliseconds in which a worker must have loaded the engine, over a slow network too. A script whose loading hangs in the browser fails with no error. */
const patience = 60_000;

/** Owns the worker: spawns it when first needed, matches replies to calls, and turns its death into errors of the calls that wait. */
export class EngineClient implements Engine {
  private worker: WorkerLike | null = null;
  /** Runs until the worker's first word. */
  private start: ReturnType<typeof setTimeout> | undefined;
  private nextId = 1;
  private readonly pending = new Map<number, Pending>();
  private readonly hear: Hear;

  /** @param held gives the replies on, later or at once */
  constructor(
    private readonly spawn: () => WorkerLike,
    private readonly events: EngineEvents,
    held: (hear: Hear) => Hear = (hear) => hear,
  ) {
    this.hear = held((reply) => this.receive(reply));
  }

  call<K extends CallKind>(
    kind: K,
    args: Calls[K]['args'],
    { onProgress, signal, transfer = false }: CallOptions<K> = {},
  ): Promise<Calls[K]['result']> {
    const id = this.nextId++;
    return new Promise((resolve, reject) => {
      if (signal?.aborted) throw abortedError(kind);
      this.living().postMessage({ kind, id, args }, transfer ? transfersOf(args) : []);
      this.pending.set(id, { kind, resolve, reject, onProgress });
      signal?.addEventListener('abort', () => this.cancel(id), { once: true });
    });
  }

  control(message: Control): void {
    this.worker?.postMessage(message);
  }

  /** Ends the worker; the next call spawns a fresh one. */
  restart(): void {
    this.end({ code: 'crashed', detail: 'restarted' });
  }

  /** Does nothing when the call is over. */
  private cancel(id: number): void {
    const call = this.pending.get(id);
    if (!call) return;
    this.pending.delete(id);
    this.worker?.postMessage({ kind: 'cancel', id });
    call.reject(abortedError(call.kind));
  }

  private living(): WorkerLike {
    if (this.worker) return this.worker;
    const worker = this.spawn();
    this.start = setTimeout(() => this.died(worker, `no word from the worker in ${patience / 1000} s`), patience);
    worker.onmessage = ({ data }: MessageEvent<Reply>) => {
      clearTimeout(this.start);
      this.hear(data);
    };
    worker.onerror = (event) => {
      this.died(worker, event.message || 'the worker could not be loaded');
    };
    worker.onmessageerror = () => {
      this.died(worker, 'a message could not be read');
    };
    this.worker = worker;
    this.events.onSpawn(this);
    return worker;
  }

  private receive(reply: Reply): void {
    if (reply.kind === 'flight') this.events.onFlight?.(reply.report, reply.breakdown);
    else if (reply.kind === 'stranded') this.events.onStranded?.(reply.error);
    else if (reply.kind !== 'awake') this.settle(reply);
  }

  private settle(reply: Extract<Reply, { readonly id: number }>): void {
    const call = this.pending.get(reply.id);
    if (!call) return;
    if (reply.kind === 'progress') {
      call.onProgress?.(reply.progress as never);
      return;
    }
    this.pending.delete(reply.id);
    if (reply.kind === 'error') call.reject(new EngineError(reply.error));
    else call.resolve(reply.result);
  }

  private died(worker: WorkerLike, detail: string): void {
    // A worker that was ended on purpose may be found dead later.
    if (this.worker !== worker) return;
    const hadCalls = this.pending.size > 0;
    this.end({ code: 'crashed', detail });
    this.events.onEnd?.(hadCalls);
  }

  private end(failure: EngineFailure): void {
    clearTimeout(this.start);
    this.worker?.terminate();
    this.worker = null;
    const waiting = [...this.pending.values()];
    this.pending.clear();
    for (const call of waiting) call.reject(new EngineError(failure));
  }
}

function abortedError(kind: CallKind): EngineError {
  return new EngineError({ code: 'aborted', detail: kind });
}
