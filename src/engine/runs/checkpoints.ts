/** Sends copies of the run to the page while it trains, so that a closed tab or a dead worker loses little. */
import type { TrainProgress } from '../../protocol/messages';
import type { RunSnapshot } from '../../protocol/runs';
import type { Run } from '../training/run';
import { takeSnapshot } from '../training/snapshot';

/** Milliseconds between two checkpoints within an epoch: more for a large network, whose copies take time to be stored. */
const interval = 10_000;
const longInterval = 30_000;
/** Weights and optimizer slots of more bytes than this make a large one. */
const largeBytes = 4_000_000;

export class Checkpoints {
  private last = performance.now();
  private epochs: number;
  private pause = interval;
  private progress: TrainProgress | null = null;
  /** Those who wait for a copy of the run as it is between two steps. */
  private waiting: ((snapshot: RunSnapshot) => void)[] = [];

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
    if (this.waiting.length > 0) await this.answer(run);
    const isDue = run.position.epochs > this.epochs || performance.now() - this.last >= this.pause;
    if (isDue) await this.take(run);
  }

  /** Sends a copy now: at a pause and at the end. */
  async take(run: Run): Promise<void> {
    if (!this.progress || run.position.steps === 0) return;
    const checkpoint = await takeSnapshot(run);
    this.last = performance.now();
    this.epochs = run.position.epochs;
    this.pause = bytesOf(checkpoint) > largeBytes ? longInterval : interval;
    this.send({ ...this.progress, batches: [], finished: [], checkpoint });
  }

  /** A copy as soon as the training rests. */
  next(): Promise<RunSnapshot> {
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  /** The training is over: whoever still waits gets the run as it is. */
  async close(run: Run | null): Promise<void> {
    if (run && this.waiting.length > 0) await this.answer(run);
  }

  private async answer(run: Run): Promise<void> {
    const waiting = this.waiting.splice(0);
    for (const resolve of waiting) resolve(await takeSnapshot(run));
  }
}

function bytesOf({ weights, optimizer }: RunSnapshot): number {
  return [...weights, ...(optimizer?.slots ?? [])].reduce((sum, values) => sum + values.byteLength, 0);
}
