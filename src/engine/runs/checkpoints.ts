/** Sends copies of the run to the page while it trains, so that a closed tab or a dead worker loses little. */
import type { TrainProgress } from '../../domain/run/train-progress';
import type { Run } from '../training/run';
import { takeSnapshot } from '../training/snapshot';
import type { RunSnapshot } from '../../domain/run/snapshot';

/** Milliseconds between two checkpoints within an epoch: more for a large network, whose copies take time to be stored. */
const interval = 10_000;
const longInterval = 30_000;
/** Weights and optimizer slots of more bytes than this make a large one. */
const largeBytes = 4_000_000;

interface Waiting {
  readonly resolve: (snapshot: RunSnapshot) => void;
  readonly reject: (error: unknown) => void;
}

export class Checkpoints {
  private last = performance.now();
  private epochs: number;
  private pause = interval;
  private progress: TrainProgress | null = null;
  /** Those who wait for a copy of the run as it is between two steps. */
  private readonly waiting: Waiting[] = [];

  /** @param send brings a progress message to the page */
  constructor(
    run: Run,
    private readonly send: (progress: TrainProgress) => void,
  ) {
    this.epochs = run.position.epochs;
  }

  /** Passes a message on, and remembers it for the next checkpoint to go with. */
  readonly report = (progress: TrainProgress): void => {
    this.progress = progress;
    this.send(progress);
  };

  /** Called between steps when all metrics have been read: sends a copy when one is due. */
  async rest(run: Run): Promise<void> {
    const isDue = run.position.epochs > this.epochs || performance.now() - this.last >= this.pause;
    if (isDue) await this.take(run);
    else await this.answer(run);
  }

  /** Sends a copy now: at a pause and at the end. */
  async take(run: Run): Promise<void> {
    await this.answer(run);
    if (!this.progress || run.position.steps === 0) return;
    const checkpoint = await takeSnapshot(run);
    this.last = performance.now();
    this.epochs = run.position.epochs;
    this.pause = bytesOf(checkpoint) > largeBytes ? longInterval : interval;
    this.send({ ...this.progress, batches: [], finished: [], checkpoint });
  }

  /** A copy as soon as the training rests. */
  next(): Promise<RunSnapshot> {
    return new Promise((resolve, reject) => this.waiting.push({ resolve, reject }));
  }

  /** The training is over: those who still wait get the run as it is, or hear why there is none. Never rejects. */
  async close(copy: () => Promise<RunSnapshot>): Promise<void> {
    for (let next = this.waiting.shift(); next; next = this.waiting.shift())
      await copy().then(next.resolve, next.reject);
  }

  /** Everybody gets a copy of their own, since its buffers change hands. When none can be taken they go on waiting. */
  private async answer(run: Run): Promise<void> {
    while (this.waiting.length > 0) {
      const snapshot = await takeSnapshot(run);
      this.waiting.shift()?.resolve(snapshot);
    }
  }
}

function bytesOf({ weights, optimizer }: RunSnapshot): number {
  return [...weights, ...(optimizer?.slots ?? [])].reduce((sum, values) => sum + values.byteLength, 0);
}
