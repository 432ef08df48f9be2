/**
 * A helper thread: waits for jobs in the shared control words and does its share of each. It never returns to its event loop; the pool
 * ends it with terminate().
 */
import { argumentsAt, control, kernelNames, shareStart, type KernelExports } from './layout';
import { instantiate, type HelperStart } from './pool';

/** Looks for the next job this often before sleeping: within a training step, jobs follow each other in microseconds. */
const spins = 4000;

function waitForJob(words: Int32Array, last: number): number {
  for (let spin = 0; spin < spins; spin++) {
    const job = Atomics.load(words, control.job);
    if (job !== last) return job;
  }
  while (Atomics.load(words, control.job) === last) Atomics.wait(words, control.job, last);
  return Atomics.load(words, control.job);
}

function doShare(kernels: KernelExports, words: Int32Array, { thread, threads }: HelperStart): void {
  const name = kernelNames[Atomics.load(words, control.kernel)];
  const items = Atomics.load(words, control.items);
  try {
    if (name) kernels[name](argumentsAt, shareStart(items, thread, threads), shareStart(items, thread + 1, threads), thread);
  } catch {
    Atomics.store(words, control.failed, 1);
  }
  Atomics.add(words, control.finished, 1);
  Atomics.notify(words, control.finished);
}

function work(start: HelperStart): never {
  const kernels = instantiate(start.module, start.memory);
  const words = new Int32Array(start.memory.buffer, 0, 16);
  let last = Atomics.load(words, control.job);
  globalThis.postMessage('ready');
  for (;;) {
    last = waitForJob(words, last);
    doShare(kernels, words, start);
  }
}

globalThis.onmessage = (event: MessageEvent<HelperStart>) => work(event.data);
