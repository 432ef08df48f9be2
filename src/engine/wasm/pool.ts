import type { HelperNews, HelperOrder } from '../../protocol/helpers';
import { instantiateAll, type HelperStart, type KernelModules } from './instance';
import { awaitPieces, loseThread, openJob, workOff } from './job';
import { argumentsAt, control, maxThreads, type KernelExports, type KernelName } from './layout';

/** A job of so many multiply-adds (or values moved) belongs to a training step or to an evaluation, as the optimizer's jobs do; so many jobs after it may, too. One picture asks for less in any preset. */
const [largeWork, jobsOfStep] = [12_000_000, 64];
/** Jobs below these estimates stay on one thread: to wake a helper takes up to a tenth of a millisecond, which a step with many jobs gets back, and one picture does not. */
const smallWork = { step: 30_000, single: 4_000_000 } as const;

/** Milliseconds that the engine waits for a helper. */
const patience = 5000;

/**
 * Runs kernels on all threads. Which thread does which items is left to chance; no kernel's result depends on it, for each item's
 * arithmetic and its order are fixed. So a run gives the same bits with any number of threads.
 * The caller is one of the threads; it must be a worker, for it waits.
 */
export class ThreadPool {
  private readonly words: Int32Array;
  private readonly orders: MessagePort[] = [];
  private helpers = 0;
  /** Which of the kinds of kernels is in use. */
  private kind = 0;
  /** Jobs since the last one that told of a step. */
  private sinceStep = jobsOfStep;

  private constructor(
    private readonly kinds: readonly KernelExports[],
    memory: WebAssembly.Memory,
  ) {
    this.words = new Int32Array(memory.buffer, 0, 16);
  }

  /** Starts `threads` - 1 helpers, and does without those that cannot be started. With one thread the memory need not be shared. */
  static async start(modules: KernelModules, memory: WebAssembly.Memory, threads: number): Promise<ThreadPool> {
    const count = Math.min(Math.max(threads, 1), maxThreads);
    const pool = new ThreadPool(instantiateAll(modules, memory), memory);
    const starts = Array.from({ length: count - 1 }, (_, index) =>
      pool.startHelper({ modules, memory, thread: index + 1 }),
    );
    try {
      await Promise.all(starts);
    } catch (error) {
      pool.stop();
      throw error;
    }
    return pool;
  }

  /** Threads at work, the caller included. */
  get threads(): number {
    return this.helpers + 1;
  }

  /** Has all threads use fused multiply-adds, if wanted and there are any, or plain ones; tells which. */
  fuse(isWanted: boolean): boolean {
    const isFused = isWanted && this.kinds.length > 1;
    this.kind = isFused ? 1 : 0;
    // Memory that is not shared leaves its buffer when it grows: then there are no helpers, and nobody reads the word.
    if (this.words.length > 0) Atomics.store(this.words, control.kind, this.kind);
    return isFused;
  }

  /**
   * Runs a kernel over `items` items and returns when all are done.
   *
   * @param work an estimate, in multiply-adds or values moved
   */
  run(name: KernelName, items: number, work: number): void {
    if (items === 0) return;
    this.sinceStep = work < largeWork && name !== 'optimizerStep' ? this.sinceStep + 1 : 0;
    const within = this.sinceStep < jobsOfStep ? 'step' : 'single';
    if (work < smallWork[within] || this.threads === 1 || items === 1) {
      this.kinds[this.kind]?.[name](argumentsAt, 0, items, 0);
      return;
    }
    openJob(this.words, name, items, this.threads);
    workOff(this.words, this.kinds, 0);
    awaitPieces(this.words);
  }

  stop(): void {
    for (const port of this.orders) port.postMessage('end');
    this.orders.length = 0;
  }

  /** Orders a helper of the page; ends when it is ready, is lost, or is late: then it may still join. Rejects where memory cannot be shared after all. */
  private startHelper(start: HelperStart): Promise<void> {
    const { port1: own, port2: port } = new MessageChannel();
    this.orders.push(own);
    return new Promise((resolve) => {
      setTimeout(resolve, patience);
      let isReady = false;
      own.onmessage = ({ data: news }: MessageEvent<HelperNews>) => {
        if (news === 'ready') this.helpers++;
        else if (isReady) loseThread(this.words);
        isReady = true;
        resolve();
      };
      const order: HelperOrder<MessagePort> = { kind: 'helper', start, port };
      globalThis.postMessage(order, { transfer: [port] });
    });
  }
}
