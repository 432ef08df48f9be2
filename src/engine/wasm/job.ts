/**
 * How threads share a job. It is cut into pieces; the thread that is free takes the next one. The caller waits for pieces, not for threads: a
 * helper that the system does not let run, or that wakes late, costs nothing but its help.
 *
 * The ticket word holds the job's number and how many pieces are left. A piece is taken by counting the ticket down with a
 * compare-and-exchange. That succeeds only while the same job is open, so what was read about the job before is right; and the caller
 * writes the next job only when all pieces of this one are done.
 */
import { argumentsAt, control, kernelNames, type KernelExports, type KernelName } from './layout';

const leftBits = 8;
const leftMask = (1 << leftBits) - 1;
/** More pieces than threads, so that a thread that is held up takes fewer. */
const piecesPerThread = 4;
/** How often a thread looks at a word before it goes to sleep: within a training step, jobs follow each other in microseconds. */
const spins = 4000;
/** A piece that takes longer than this is lost: its thread has died. */
const deadlineMs = 60_000;
const lostMessage = 'A thread does not answer.';

/** Offers a job to all threads. Throws once a thread is lost: a piece that it ends after all would count into a later job. */
export function openJob(words: Int32Array, kernel: KernelName, items: number, threads: number): void {
  if (Atomics.load(words, control.lost) !== 0) throw new Error(lostMessage);
  const pieces = Math.min(items, threads * piecesPerThread);
  Atomics.store(words, control.kernel, kernelNames.indexOf(kernel));
  Atomics.store(words, control.items, items);
  Atomics.store(words, control.pieces, pieces);
  Atomics.store(words, control.done, 0);
  const number = (Atomics.load(words, control.ticket) >>> leftBits) + 1;
  Atomics.store(words, control.ticket, (number << leftBits) | pieces);
  Atomics.notify(words, control.ticket);
}

/** Takes pieces of the open job and does them until none is left. */
export function workOff(words: Int32Array, kinds: readonly KernelExports[], thread: number): void {
  for (;;) {
    const ticket = Atomics.load(words, control.ticket);
    const left = ticket & leftMask;
    if (left === 0) return;
    const name = kernelNames[Atomics.load(words, control.kernel)];
    const kernels = kinds[Atomics.load(words, control.kind)];
    const items = Atomics.load(words, control.items);
    const pieces = Atomics.load(words, control.pieces);
    if (Atomics.compareExchange(words, control.ticket, ticket, ticket - 1) !== ticket || !name || !kernels) continue;
    const [from, to] = [pieces - left, pieces - left + 1].map((piece) => Math.floor((items * piece) / pieces)) as [
      number,
      number,
    ];
    try {
      kernels[name](argumentsAt, from, to, thread);
    } catch {
      Atomics.store(words, control.failed, 1);
    }
    if (Atomics.add(words, control.done, 1) + 1 === pieces) Atomics.notify(words, control.done);
  }
}

/** Waits until all pieces of the job are done. Throws if one failed. */
export function awaitPieces(words: Int32Array, deadline = deadlineMs): void {
  const pieces = Atomics.load(words, control.pieces);
  for (let spin = 0; spin < spins && Atomics.load(words, control.done) < pieces; spin++);
  for (let done = Atomics.load(words, control.done); done < pieces; done = Atomics.load(words, control.done)) {
    if (Atomics.wait(words, control.done, done, deadline) !== 'timed-out') continue;
    loseThread(words);
    throw new Error(lostMessage);
  }
  if (Atomics.exchange(words, control.failed, 0) !== 0) throw new Error('A kernel failed.');
}

/** Notes that a thread has died, perhaps with a piece in its hands. */
export function loseThread(words: Int32Array): void {
  Atomics.store(words, control.lost, 1);
}

/** Waits for a job with pieces left. */
export function awaitJob(words: Int32Array): void {
  for (let spin = 0; spin < spins; spin++) {
    if ((Atomics.load(words, control.ticket) & leftMask) !== 0) return;
  }
  for (
    let ticket = Atomics.load(words, control.ticket);
    (ticket & leftMask) === 0;
    ticket = Atomics.load(words, control.ticket)
  ) {
    Atomics.wait(words, control.ticket, ticket);
  }
}
