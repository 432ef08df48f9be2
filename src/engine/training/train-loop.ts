import { dispose } from '@tensorflow/tfjs-core';
import { streamKey, streams } from '../../domain/random';
import type { TrainingSettings } from '../../domain/training';
import type { BatchMetrics, Evaluation, TrainPhase, TrainProgress, TrainResult } from '../../protocol/messages';
import { epochOrder, gatherBatch, whole, type Portion } from '../data/batches';
import type { Dataset } from '../data/dataset';
import { evaluate } from '../evaluate';
import type { Optimizer } from '../optimizer';
import { turns } from '../pause';
import { checkFinite } from './loss-causes';
import { MetricsQueue } from './metrics-queue';
import { Pace } from './pace';
import { adoptOptimizer, portionsOf, type Position, type Run } from './run';
import type { Steering } from './steering';
import { trainStep } from './train-step';

/** What a training needs beside its run. */
export interface TrainSurroundings {
  readonly dataset: Dataset;
  readonly settings: TrainingSettings;
  readonly steering: Steering;
  readonly report: (progress: TrainProgress) => void;
  /** Called between steps whenever metrics were read back; the loop waits for it. */
  readonly onRest?: (run: Run) => Promise<void>;
}

/**
 * The step loop. Our own instead of tfjs's fit(): it pauses and steps in mid-epoch, is seeded, reads metrics back in bundles, goes on in a hidden tab, and
 * can be left and taken up again at any step. The last batch of an epoch may be smaller, as in Keras.
 */
export class TrainLoop {
  private readonly queue = new MetricsQueue();
  private readonly pace = new Pace();
  private readonly giveWay = turns();
  private readonly position: Position;
  private readonly optimizer: Optimizer;
  private readonly train: Portion;
  private readonly validation: Portion | null;
  private readonly stepsPerEpoch: number;
  /** Images trained on since the pace was last counted. */
  private imagesUncounted = 0;

  /** @param lastEpoch number of epochs after which the run has come to its end */
  constructor(
    private readonly run: Run,
    private readonly lastEpoch: number,
    private readonly surroundings: TrainSurroundings,
  ) {
    const { dataset, settings } = surroundings;
    this.position = run.position;
    this.optimizer = adoptOptimizer(run, settings);
    ({ train: this.train, validation: this.validation } = portionsOf(dataset, settings));
    this.stepsPerEpoch = Math.ceil(this.train.count / settings.batchSize);
  }

  /** @throws EngineFault `lossNotFinite` */
  async execute(): Promise<TrainResult> {
    const { steering } = this.surroundings;
    this.tell('preparing');
    try {
      while (this.position.epochs < this.lastEpoch && !steering.isStopped) await this.epoch();
      const evaluation = steering.isStopped ? null : await this.evaluateOn(whole(this.surroundings.dataset.test));
      return { outcome: steering.isStopped ? 'stopped' : 'done', evaluation };
    } finally {
      this.queue.dispose();
    }
  }

  private async epoch(): Promise<void> {
    const { settings, steering } = this.surroundings;
    const { position } = this;
    const begin = performance.now();
    const order = epochOrder(this.train.count, settings.shuffle, settings.seed, position.epochs);
    while (position.stepInEpoch < this.stepsPerEpoch) {
      if (steering.mustWait) await this.wait();
      if (steering.isStopped) return this.readMetrics('training');
      steering.takeStep();
      this.step(order);
      if (this.queue.isDue || steering.mustWait) await this.readMetrics(steering.mustWait ? 'paused' : 'training');
      await this.giveWay();
    }
    await this.readMetrics('training');
    const validated = this.validation && (await this.evaluateOn(this.validation));
    // A validation cut short by Stop has no result: the epoch stays open, and continuing begins with its validation.
    if (this.validation && !validated) return;
    this.endEpoch(validated, (performance.now() - begin) / 1000);
  }

  private step(order: Uint32Array): void {
    const { settings, steering, dataset } = this.surroundings;
    const { position } = this;
    const from = position.stepInEpoch * settings.batchSize;
    const positions = order.subarray(from, from + settings.batchSize);
    const batch = gatherBatch(this.train, positions, dataset.imageShape);
    const key = streamKey(settings.seed, streams.dropout, position.steps);
    const metrics = trainStep(this.run.model, this.optimizer, batch, steering.learningRate, key);
    dispose([batch.images, batch.labels]);
    position.stepInEpoch += 1;
    position.steps += 1;
    this.imagesUncounted += positions.length;
    this.queue.push(metrics, position.steps);
  }

  /** Reads the waiting metrics, adds them up and reports them. */
  private async readMetrics(phase: TrainPhase): Promise<void> {
    const { settings, steering, onRest } = this.surroundings;
    const batches = await this.queue.read();
    if (batches.length === 0) return;
    this.pace.count(batches.length, this.imagesUncounted);
    this.imagesUncounted = 0;
    for (const batch of batches) this.addUp(batch);
    this.tell(phase, batches);
    checkFinite(batches, settings, steering.learningRate);
    await onRest?.(this.run);
  }

  /** Means over an epoch are weighted by the size of each batch. */
  private addUp({ step, loss, accuracy }: BatchMetrics): void {
    const { position } = this;
    const { batchSize } = this.surroundings.settings;
    const stepInEpoch = position.stepInEpoch - (position.steps - step) - 1;
    const images = Math.min(batchSize, this.train.count - stepInEpoch * batchSize);
    position.lossSum += loss * images;
    position.accuracySum += accuracy * images;
    position.imagesSeen += images;
  }

  private async wait(): Promise<void> {
    const { steering } = this.surroundings;
    await this.readMetrics('paused');
    this.tell('paused');
    while (steering.mustWait) await steering.changed();
    this.restartClocks();
  }

  /** Null when Stop cut it short. */
  private async evaluateOn(portion: Portion): Promise<Evaluation | null> {
    const { dataset, steering } = this.surroundings;
    this.tell('validating');
    const result = await evaluate(this.run.model, portion, dataset.imageShape, {
      isCancelled: () => steering.isStopped,
    });
    this.restartClocks();
    return result;
  }

  private endEpoch(validated: Evaluation | null, seconds: number): void {
    const { position } = this;
    const epoch = {
      epoch: position.epochs + 1,
      loss: position.lossSum / position.imagesSeen,
      accuracy: position.accuracySum / position.imagesSeen,
      valLoss: validated?.loss ?? null,
      valAccuracy: validated?.accuracy ?? null,
      seconds,
    };
    this.tell('training', [], epoch);
    Object.assign(position, { epochs: epoch.epoch, stepInEpoch: 0, lossSum: 0, accuracySum: 0, imagesSeen: 0 });
  }

  private restartClocks(): void {
    this.pace.restart();
    this.queue.restartClock();
  }

  private tell(
    phase: TrainPhase,
    batches: readonly BatchMetrics[] = [],
    finished?: TrainProgress['finished'][number],
  ): void {
    const { position, lastEpoch, stepsPerEpoch } = this;
    const { secondsPerStep, imagesPerSecond } = this.pace;
    const stepsLeft = (lastEpoch - position.epochs) * stepsPerEpoch - position.stepInEpoch;
    const seen = position.imagesSeen;
    this.surroundings.report({
      phase,
      epoch: Math.min(position.epochs + 1, lastEpoch),
      epochs: lastEpoch,
      step: position.epochs < lastEpoch ? position.stepInEpoch : stepsPerEpoch,
      stepsPerEpoch,
      totalSteps: position.steps,
      imagesPerSecond,
      secondsLeft: secondsPerStep === null ? null : secondsPerStep * Math.max(0, stepsLeft),
      loss: seen ? position.lossSum / seen : null,
      accuracy: seen ? position.accuracySum / seen : null,
      batches,
      finished: finished ? [finished] : [],
    });
  }
}
