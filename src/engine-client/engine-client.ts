import type { BackendReport, CallKind, Calls, Control, EngineFailure, Reply } from '../protocol/messages';
import { EngineError, type Engine } from './api';

interface Pending {
  resolve(result: unknown): void;
  reject(error: EngineError): void;
  onProgress?: ((progress: never) => void) | undefined;
}

/** The parts of a Worker that the client uses; tests put a fake in its place. */
export type WorkerLike = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror' | 'onmessageerror'>;

/** Owns the worker: spawns it when first needed, matches replies to calls, and turns its death into errors of the calls that wait. */
export class EngineClient implements Engine {
  private worker: WorkerLike | null = null;
  private nextId = 1;
  private readonly pending = new Map<number, Pending>();

  /**
   * @param onSpawn told of every fresh worker, before any call reaches it: the place to start it
   * @param onFlight told when the engine moved to another backend by itself
   */
  constructor(
    private readonly spawn: () => WorkerLike,
    private readonly onSpawn: (client: EngineClient) => void,
    private readonly onFlight: (report: BackendReport) => void = () => undefined,
  ) {}

  call<K extends CallKind>(
    kind: K,
    args: Calls[K]['args'],
    onProgress?: (progress: Calls[K]['progress']) => void,
  ): Promise<Calls[K]['result']> {
    const id = this.nextId++;
    return new Promise((resolve, reject) => {
      const worker = this.living();
      this.pending.set(id, { resolve: resolve, reject, onProgress });
      worker.postMessage({ kind, id, args });
    });
  }

  control(message: Control): void {
    this.worker?.postMessage(message);
  }

  restart(): void {
    this.end({ code: 'crashed', detail: 'restarted' });
  }

  private living(): WorkerLike {
    if (this.worker) return this.worker;
    const worker = this.spawn();
    worker.onmessage = ({ data }: MessageEvent<Reply>) => {
      this.receive(data);
    };
    worker.onerror = (event) => {
      // A worker that was ended on purpose may be found dead later.
      if (this.worker !== worker) return;
      this.end({ code: 'crashed', detail: event.message || 'the worker could not be loaded' });
    };
    worker.onmessageerror = () => {
      this.end({ code: 'crashed', detail: 'a message could not be read' });
    };
    this.worker = worker;
    this.onSpawn(this);
    return worker;
  }

  private receive(reply: Reply): void {
    if (reply.kind === 'flight') {
      this.onFlight(reply.report);
      return;
    }
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

  private end(failure: EngineFailure): void {
    this.worker?.terminate();
    this.worker = null;
    const waiting = [...this.pending.values()];
    this.pending.clear();
    for (const call of waiting) call.reject(new EngineError(failure));
  }
}
