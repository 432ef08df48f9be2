import type { EngineFailure } from '../domain/engine-failure';
import type { CallKind, Calls, Control } from '../protocol/messages';

/** A failed call: what the page catches and turns into words by `code`. */
export class EngineError extends Error {
  readonly code: EngineFailure['code'];
  readonly detail: string;
  constructor(failure: EngineFailure) {
    super(`${failure.code}: ${failure.detail}`);
    this.name = 'EngineError';
    this.code = failure.code;
    this.detail = failure.detail;
  }
}

export interface CallOptions<K extends CallKind> {
  readonly onProgress?: (progress: Calls[K]['progress']) => void;
  /** Aborted, the call rejects at once with `aborted`, and the worker stops its work as soon as it can. */
  readonly signal?: AbortSignal;
  /** Hands the buffers of all typed arrays in the arguments over: nothing is copied, and the arrays are empty afterwards. */
  readonly transfer?: boolean;
}

/** The page's side of the worker, as the state slices see it; tests put a fake in its place. */
export interface Engine {
  /** Sends a call to the worker (spawning it if needed) and resolves with its result; rejects with an EngineError. */
  call<K extends CallKind>(kind: K, args: Calls[K]['args'], options?: CallOptions<K>): Promise<Calls[K]['result']>;
  /** Steers the training under way. */
  control(message: Control): void;
}
