import { dispose } from '@tensorflow/tfjs-core';
import { streamKey, streams } from '../../domain/random';
import type { TrainingSettings } from '../../domain/training';
import type { BatchMetrics, Evaluation, TrainPhase, TrainProgress, TrainResult } from '../../protocol/messages';
import { epochOrder, gatherBatch, whole, type Portion } from '../data/batches';
import type { Dataset } from '../data/dataset';
import { evaluate } from '../evaluate';
import { turns } from '../pause';
import { checkFinite } from './loss-causes';
import { MetricsQueue } from './metrics-queue';
import { Pace } from './pace';
import { adoptOptimizer, portionsOf, type Run } from './run';
import type { Optimizer } from '../optimizer';
import type { Steering } from './steering';
import { trainStep } from './train-step';

/** The step loop. Our own instead of tfjs's fit(): it pauses and steps in mid-epoch, is seeded, reads metrics back in bundles and goes on in a hidden tab. */
export class TrainLoop {
  private readonly queue = new MetricsQueue();
  private readonly pace = new Pace();
  private readonly giveWay = turns();
  private readonly optimizer: Optimizer;
  private readonly train: Portion;
  private readonly validation: Portion | null;
  private readonly stepsPerEpoch: number;
  private readonly lastEpoch: number;
  private step = 0;
  private lossSum = 0;
  private accuracySum = 0;
  private imagesSeen = 0;
  private imagesUncounted = 0;

  constructor(
    private readonly run: Run,
    private readonly dataset: Dataset,
    private readonly settings: TrainingSettings,
    private readonly steering: Steering,
    private readonly report: (progress: TrainProgress) => void,
  ) {
    this.optimizer = adoptOptimizer(run, settings);
    ({ train: this.train, validation: this.validation } = portionsOf(dataset, settings));
    this.stepsPerEpoch = Math.ceil(this.train.count / settings.batchSize);
    this.lastEpoch = run.epochs + settings.epochs;
  }

  /** @throws EngineFault `lossNotFinite` */
  async execute(): Promise<TrainResult> {
    this.tell('preparing');
    try {
      while (this.run.epochs < this.lastEpoch && !this.steering.isStopped) await this.epoch();
      if (this.steering.isStopped) return { outcome: 'stopped', evaluation: null };
      return { outcome: 'done', evaluation: await this.test() };
    } finally {
      this.queue.dispose();
    }
  }

  private async epoch(): Promise<void> {
    const begin = performance.now();
    const order = epochOrder(this.train.count, this.settings.shuffle, this.settings.seed, this.run.epochs);
    this.run.epochs += 1;
    this.lossSum = this.accuracySum = this.imagesSeen = 0;
    for (this.step = 0; this.step < this.stepsPerEpoch;) {
      if (this.steering.mustWait) await this.wait();
      if (this.steering.isStopped) return this.flush('training');
      this.steering.takeStep();
      this.doStep(order);
      if (this.queue.isDue || this.steering.mustWait) await this.flush(this.steering.mustWait ? 'paused' : 'training');
      await this.giveWay();
    }
    await this.flush('training');
    const validated = await this.validate();
    if (this.steering.isStopped && this.validation && !validated) return;
    this.tell('training', [], {
      epoch: this.run.epochs,
      loss: this.lossSum / this.imagesSeen,
      accuracy: this.accuracySum / this.imagesSeen,
      valLoss: validated?.loss ?? null,
      valAccuracy: validated?.accuracy ?? null,
      seconds: (performance.now() - begin) / 1000,
    });
    this.pace.restart();
    this.queue.restartClock();
  }

  private doStep(order: Uint32Array): void {
    const { batchSize, seed } = this.settings;
    const positions = order.subarray(this.step * batchSize, (this.step + 1) * batchSize);
    const batch = gatherBatch(this.train, positions, this.dataset.imageShape);
    const key = streamKey(seed, streams.dropout, this.run.steps);
    const metrics = trainStep(this.run.model, this.optimizer, batch, this.steering.learningRate, key);
    dispose([batch.images, batch.labels]);
    this.step += 1;
    this.run.steps += 1;
    this.imagesUncounted += positions.length;
    this.queue.push(metrics, this.run.steps);
  }

  /** Reads the waiting metrics, adds them up and reports them. */
  private async flush(phase: TrainPhase): Promise<void> {
    const batches = await this.queue.read();
    if (batches.length === 0) return;
    this.pace.count(batches.length, this.imagesUncounted);
    this.imagesUncounted = 0;
    for (const batch of batches) this.addUp(batch);
    this.tell(phase, batches);
    checkFinite(batches, this.settings, this.steering.learningRate);
  }

  /** Means are weighted by the size of the batch, the last of an epoch may be smaller. */
  private addUp({ step, loss, accuracy }: BatchMetrics): void {
    const stepInEpoch = this.step - (this.run.steps - step) - 1;
    const images = Math.min(this.settings.batchSize, this.train.count - stepInEpoch * this.settings.batchSize);
    this.lossSum += loss * images;
    this.accuracySum += accuracy * images;
    this.imagesSeen += images;
  }

  private async wait(): Promise<void> {
    await this.flush('paused');
    this.tell('paused');
    while (this.steering.mustWait && !this.steering.isStopped) await this.steering.changed();
    this.pace.restart();
    this.queue.restartClock();
  }

  private async validate(): Promise<Evaluation | null> {
    if (!this.validation) return null;
    this.tell('validating');
    const isCancelled = (): boolean => this.steering.isStopped;
    return evaluate(this.run.model, this.validation, this.dataset.imageShape, { isCancelled });
  }

  private test(): Promise<Evaluation | null> {
    this.tell('validating');
    return evaluate(this.run.model, whole(this.dataset.test), this.dataset.imageShape, {
      isCancelled: () => this.steering.isStopped,
    });
  }

  private tell(
    phase: TrainPhase,
    batches: readonly BatchMetrics[] = [],
    finished?: TrainProgress['finished'][number],
  ): void {
    const seen = this.imagesSeen;
    const stepsLeft = (this.lastEpoch - this.run.epochs + 1) * this.stepsPerEpoch - this.step;
    const { secondsPerStep, imagesPerSecond } = this.pace;
    this.report({
      phase,
      epoch: Math.max(1, this.run.epochs),
      epochs: this.lastEpoch,
      step: this.step,
      stepsPerEpoch: this.stepsPerEpoch,
      totalSteps: this.run.steps,
      imagesPerSecond,
      secondsLeft: secondsPerStep === null ? null : secondsPerStep * stepsLeft,
      loss: seen ? this.lossSum / seen : null,
      accuracy: seen ? this.accuracySum / seen : null,
      batches,
      finished: finished ? [finished] : [],
    });
  }
}
