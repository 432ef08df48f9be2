/** A worker for tests of state: calls wait until the test answers them. */
import { EngineError, type CallOptions, type Engine } from '../../engine-client/api';
import type { EngineFailure } from '../../domain/engine-failure';
import type { CallKind, Calls, Control } from '../../protocol/messages';

export interface FakeCall<K extends CallKind = CallKind> {
  readonly kind: K;
  readonly args: Calls[K]['args'];
  /** What the page gives it up with; null when it cannot. */
  readonly signal: AbortSignal | null;
  progress(progress: Calls[K]['progress']): void;
  /** Resolves the call; awaiting it lets everything that hangs on the reply run. */
  resolve(result: Calls[K]['result']): Promise<void>;
  reject(failure: EngineFailure): Promise<void>;
}

export interface FakeEngine extends Engine {
  readonly calls: readonly FakeCall[];
  readonly controls: Control[];
  /** The newest call of a kind; throws a sentence when there is none. */
  last<K extends CallKind>(kind: K): FakeCall<K>;
  count(kind: CallKind): number;
}

/** Lets pending replies and what hangs on them run. */
export const settle = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

export function createFakeEngine(): FakeEngine {
  const calls: FakeCall[] = [];
  const controls: Control[] = [];
  const of = (kind: CallKind) => calls.filter((call) => call.kind === kind);
  return {
    calls,
    controls,
    count: (kind) => of(kind).length,
    last<K extends CallKind>(kind: K) {
      const call = of(kind).at(-1);
      if (!call) throw new Error(`No call of '${kind}' was made.`);
      return call as unknown as FakeCall<K>;
    },
    call<K extends CallKind>(kind: K, args: Calls[K]['args'], { onProgress, signal }: CallOptions<K> = {}) {
      return new Promise<Calls[K]['result']>((resolve, reject) => {
        const call: FakeCall<K> = {
          kind,
          args,
          signal: signal ?? null,
          // As the real client: nobody hears of a call that was given up.
          progress(progress) {
            if (!signal?.aborted) onProgress?.(progress);
          },
          resolve: (result) => (resolve(result), settle()),
          reject: (failure) => (reject(new EngineError(failure)), settle()),
        };
        calls.push(call);
        signal?.addEventListener('abort', () => reject(new EngineError({ code: 'aborted', detail: kind })));
      });
    },
    control: (message) => controls.push(message),
  };
}
