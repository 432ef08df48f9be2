import { argumentsAt, control, kernelNames, maxThreads, shareStart, type KernelExports, type KernelName } from './layout';

/** What a helper thread is told at its start. */
export interface HelperStart {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  readonly thread: number;
  readonly threads: number;
}

/** How often the caller looks for the helpers' end before it goes to sleep. Helpers end at about the same time as the caller. */
const spins = 20000;
/** A helper that takes longer than this has died. */
const deadlineMs = 60_000;

export function instantiate(module: WebAssembly.Module, memory: WebAssembly.Memory): KernelExports {
  return new WebAssembly.Instance(module, { env: { memory, abort: fail } }).exports as KernelExports;
}

function fail(): never {
  throw new Error('A kernel stopped.');
}

/**
 * Runs kernels on all threads. A job's items are cut into fixed shares, one a thread, so that results do not depend on timing.
 * The caller is one of the threads; it must be a worker, for it waits.
 */
export class ThreadPool {
  private readonly words: Int32Array;
  private readonly helpers: Worker[] = [];

  private constructor(
    private readonly kernels: KernelExports,
    memory: WebAssembly.Memory,
    readonly threads: number,
  ) {
    this.words = new Int32Array(memory.buffer, 0, 16);
  }

  /** Starts `threads` - 1 helpers. With one thread the memory need not be shared. */
  static async start(module: WebAssembly.Module, memory: WebAssembly.Memory, threads: number): Promise<ThreadPool> {
    const count = Math.min(Math.max(threads, 1), maxThreads);
    const pool = new ThreadPool(instantiate(module, memory), memory, count);
    const starts = Array.from({ length: count - 1 }, (_, index) => pool.startHelper({ module, memory, thread: index + 1, threads: count }));
    try {
      await Promise.all(starts);
    } catch (error) {
      pool.stop();
      throw error;
    }
    return pool;
  }

  /** Runs a kernel over `items` items and returns when all are done. `alone` keeps small jobs on this thread. */
  run(name: KernelName, items: number, alone: boolean): void {
    if (items === 0) return;
    const kernel = this.kernels[name];
    if (alone || this.threads === 1 || items === 1) {
      kernel(argumentsAt, 0, items, 0);
      return;
    }
    Atomics.store(this.words, control.kernel, kernelNames.indexOf(name));
    Atomics.store(this.words, control.items, items);
    Atomics.store(this.words, control.finished, 0);
    Atomics.add(this.words, control.job, 1);
    Atomics.notify(this.words, control.job);
    kernel(argumentsAt, 0, shareStart(items, 1, this.threads), 0);
    this.awaitHelpers();
  }

  stop(): void {
    for (const helper of this.helpers) helper.terminate();
    this.helpers.length = 0;
  }

  private awaitHelpers(): void {
    const all = this.threads - 1;
    for (let spin = 0; spin < spins; spin++) {
      if (Atomics.load(this.words, control.finished) === all) return this.throwIfFailed();
    }
    for (let done = Atomics.load(this.words, control.finished); done < all; done = Atomics.load(this.words, control.finished)) {
      if (Atomics.wait(this.words, control.finished, done, deadlineMs) === 'timed-out') throw new Error('A thread does not answer.');
    }
    this.throwIfFailed();
  }

  private throwIfFailed(): void {
    if (Atomics.exchange(this.words, control.failed, 0) !== 0) throw new Error('A kernel stopped in a thread.');
  }

  private startHelper(start: HelperStart): Promise<void> {
    const helper = new Worker(new URL('./thread.worker.ts', import.meta.url), { type: 'module' });
    this.helpers.push(helper);
    return new Promise((resolve, reject) => {
      helper.onmessage = () => resolve();
      helper.onerror = (event) => reject(new Error(`A thread did not start: ${event.message}`));
      helper.postMessage(start);
    });
  }
}
