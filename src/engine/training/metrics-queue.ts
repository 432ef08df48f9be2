import { concat, dispose, tidy, type Tensor1D } from '@tensorflow/tfjs-core';
import type { BatchMetrics } from '../../domain/training/metrics';

/** How often metrics are read back and reported, in milliseconds: each report makes the page paint, with the cores that the training computes with. */
const interval = 250;
/** More steps than this are never left unread on a device, so that pausing and stopping stay prompt. */
const mostSteps = 256;

/**
 * Keeps each step's [loss, accuracy] on the device and reads many in one go, since every read-back makes a GPU wait.
 * How many is learned from the clock: about one interval's worth.
 */
export class MetricsQueue {
  private pending: Tensor1D[] = [];
  private stepsPerRead = 1;
  private lastRead = performance.now();
  private firstStep = 0;

  /** @param step the number of this step, from 1 since the run began */
  push(metrics: Tensor1D, step: number): void {
    if (this.pending.length === 0) this.firstStep = step;
    this.pending.push(metrics);
  }

  get isDue(): boolean {
    return this.pending.length >= this.stepsPerRead;
  }

  /** Forgets how long steps took, after a pause. */
  restartClock(): void {
    this.lastRead = performance.now();
  }

  async read(): Promise<BatchMetrics[]> {
    const { pending, firstStep } = this;
    if (pending.length === 0) return [];
    this.pending = [];
    const packed = tidy(() => concat(pending));
    dispose(pending);
    const values = await packed.data();
    packed.dispose();
    this.adapt(pending.length);
    return pending.map((_, index) => ({
      step: firstStep + index,
      loss: values[2 * index] ?? NaN,
      accuracy: values[2 * index + 1] ?? NaN,
    }));
  }

  dispose(): void {
    dispose(this.pending);
    this.pending = [];
  }

  private adapt(steps: number): void {
    const now = performance.now();
    const perStep = (now - this.lastRead) / steps;
    this.stepsPerRead = Math.max(1, Math.min(mostSteps, Math.round(interval / perStep)));
    this.lastRead = now;
  }
}
