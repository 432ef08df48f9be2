import { dispose, type Tensor1D } from '@tensorflow/tfjs-core';
import { arithmeticAfter } from '../../domain/training/backends';
import { augmenterOf, type Augmenter } from '../../domain/training/augment';
import { judgeEpoch, scheduledRate } from '../../domain/training/callbacks';
import { streamKey, streams } from '../../domain/random';
import type { TrainingSettings } from '../../domain/training/training';
import type { Fit, Position } from '../../domain/run/snapshot';
import type { BatchMetrics, EpochMetrics, Evaluation } from '../../domain/training/metrics';
import type { Compiled, TrainPhase, TrainProgress } from '../../domain/run/train-progress';
import type { TrainResult } from '../../protocol/messages';
import { epochOrder, gatherBatch, whole, type Portion } from '../data/batches';
import type { Dataset } from '../data/dataset';
import { computeAs } from '../backends/arithmetic';
import { evaluate } from '../core/evaluate';
import type { Optimizer } from '../core/optimizer';
import { turns } from '../core/pause';
import { checkFinite } from './loss-causes';
import { MetricsQueue } from './metrics-queue';
import { Pace } from './pace';
import { adoptSettings, beginEpoch, beginFit, portionsOf, type Run } from './run';
import { assign, valuesOf } from './snapshot';
import type { Steering } from './steering';
import { trainedAtOnce } from './pieces';
import { trainStep, trainStepInPieces, type StepTask } from './train-step';

/** What a training needs beside its run. */
export interface TrainSurroundings {
  readonly dataset: Dataset;
  readonly settings: TrainingSettings;
  readonly steering: Steering;
  readonly report: (progress: TrainProgress) => void;
  /** Makes the device ready before the first step. */
  readonly prepare?: (onProgress: (compiled: Compiled) => void) => Promise<void>;
  /** Called between steps whenever metrics were read back; the loop waits for it. */
  readonly onRest?: (run: Run) => Promise<void>;
  /** Called when the training has come to rest at a pause. */
  readonly onPause?: (run: Run) => Promise<void>;
  /** Called at the start, after every step and after every epoch, when the weights are those of `run.position`; the loop waits for it. */
  readonly onBoundary?: (run: Run) => Promise<void> | undefined;
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
  private readonly fit: Fit;
  private readonly optimizer: Optimizer;
  private readonly train: Portion;
  private readonly validation: Portion | null;
  private readonly stepsPerEpoch: number;
  private readonly augment: Augmenter | null;
  /** Images that are trained on at one go. */
  private readonly pieceSize: number;
  /** Images trained on since the pace was last counted. */
  private imagesUncounted = 0;
  /** When the time of the epoch under way was last added up. */
  private clock = performance.now();

  /** @param lastEpoch number of epochs after which a run that has no training under way comes to its end */
  constructor(
    private readonly run: Run,
    lastEpoch: number,
    private readonly surroundings: TrainSurroundings,
  ) {
    const { dataset, settings } = surroundings;
    this.position = run.position;
    this.fit = run.fit ?? beginFit(run, lastEpoch, settings.learningRate);
    this.optimizer = adoptSettings(run, settings);
    ({ train: this.train, validation: this.validation } = portionsOf(dataset, settings));
    this.stepsPerEpoch = Math.ceil(this.train.count / settings.batchSize);
    this.augment = augmenterOf(settings, dataset.imageShape);
    this.pieceSize = trainedAtOnce(run.model.network);
  }

  /** @throws EngineFault `lossNotFinite` */
  async execute(): Promise<TrainResult> {
    const { run, surroundings } = this;
    const { steering, prepare } = surroundings;
    run.arithmetic = arithmeticAfter(run.arithmetic, run.position.steps, computeAs(run.arithmetic));
    this.tell('preparing');
    await prepare?.((compiled) => {
      this.tell('preparing', [], undefined, compiled);
    });
    try {
      await this.boundary();
      this.restartClocks();
      this.clock = performance.now();
      while (!this.isThrough && !steering.isStopped) await this.epoch();
      return await this.finish();
    } finally {
      this.queue.dispose();
    }
  }

  private get isThrough(): boolean {
    return this.position.epochs >= this.fit.lastEpoch || this.fit.stoppedEarly;
  }

  private async finish(): Promise<TrainResult> {
    const { run, fit, position } = this;
    if (!this.isThrough) return { outcome: 'stopped', evaluation: null, bestEpoch: this.betterEpoch };
    const restoredEpoch = this.surroundings.settings.restoreBestWeights ? this.restoreBest() : null;
    const stoppedEarly = fit.stoppedEarly ? position.epochs : null;
    run.fit = null;
    const evaluation = await this.evaluateOn(whole(this.surroundings.dataset.test));
    const outcome = evaluation ? 'done' : 'stopped';
    return { outcome, evaluation, stoppedEarly, restoredEpoch, bestEpoch: this.betterEpoch };
  }

  /** The best epoch, where it was not the last one. */
  private get betterEpoch(): number | null {
    const { best } = this.run;
    return best && best.steps !== this.position.steps ? best.epoch : null;
  }

  private restoreBest(): number | null {
    const { betterEpoch, run } = this;
    if (betterEpoch === null || !run.best) return null;
    assign(run.model.variables, run.best.weights, 'best weights');
    run.best = null;
    return betterEpoch;
  }

  private async epoch(): Promise<void> {
    const { settings, steering } = this.surroundings;
    const { position } = this;
    const order = epochOrder(this.train.count, settings.shuffle, settings.seed, position.epochs);
    while (position.stepInEpoch < this.stepsPerEpoch) {
      if (steering.mustWait) await this.wait();
      if (steering.isStopped) return this.readMetrics('training');
      steering.takeStep();
      // Stop came during it: nothing of this step was done.
      if (!(await this.step(order))) continue;
      await this.boundary();
      if (this.queue.isDue || steering.mustWait) await this.readMetrics(steering.mustWait ? 'paused' : 'training');
      await this.giveWay();
    }
    await this.readMetrics('training');
    const validated = this.validation && (await this.evaluateOn(this.validation));
    // A validation cut short by Stop has no result: the epoch stays open, and continuing begins with its validation.
    if (this.validation && !validated) return;
    await this.endEpoch(validated);
    await this.boundary();
  }

  private boundary(): Promise<void> | undefined {
    return this.surroundings.onBoundary?.(this.run);
  }

  /** Does the next batch; false when Stop cut it short. */
  private async step(order: Uint32Array): Promise<boolean> {
    const { settings, dataset } = this.surroundings;
    const { position } = this;
    const from = position.stepInEpoch * settings.batchSize;
    const positions = order.subarray(from, from + settings.batchSize);
    const { augment } = this;
    const changes = augment && { augment, key: streamKey(settings.seed, streams.augment, position.steps) };
    const batch = gatherBatch(this.train, positions, dataset.imageShape, changes);
    const key = streamKey(settings.seed, streams.dropout, position.steps);
    const step = { model: this.run.model, optimizer: this.optimizer, batch, learningRate: this.rate, key };
    const metrics = await this.inPieces(step);
    dispose([batch.images, batch.labels]);
    if (!metrics) return false;
    position.stepInEpoch += 1;
    position.steps += 1;
    this.imagesUncounted += positions.length;
    this.queue.push(metrics, position.steps);
    return true;
  }

  private async inPieces(step: StepTask): Promise<Tensor1D | null> {
    const { batch } = step;
    if (batch.images.shape[0] <= this.pieceSize)
      return trainStep(step.model, step.optimizer, batch, step.learningRate, step.key);
    return trainStepInPieces(step, this.pieceSize, async () => {
      await this.giveWay();
      return !this.surroundings.steering.isStopped;
    });
  }

  /** The learning rate of the next step. */
  private get rate(): number {
    return scheduledRate(this.surroundings.settings, this.fit.learningRate, this.optimizer.steps);
  }

  /** Adds the time since the last call to the epoch's. */
  private countTime(): void {
    const now = performance.now();
    this.position.seconds += (now - this.clock) / 1000;
    this.clock = now;
  }

  /** Reads the waiting metrics, adds them up and reports them. */
  private async readMetrics(phase: TrainPhase): Promise<void> {
    const { settings, onRest } = this.surroundings;
    const batches = await this.queue.read();
    if (batches.length === 0) return;
    this.pace.count(batches.length, this.imagesUncounted);
    this.imagesUncounted = 0;
    for (const batch of batches) this.addUp(batch);
    this.countTime();
    this.tell(phase, batches);
    checkFinite(batches, settings, this.fit.learningRate);
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
    const { steering, onPause } = this.surroundings;
    await this.readMetrics('paused');
    this.tell('paused');
    await onPause?.(this.run);
    while (steering.mustWait) await steering.changed();
    this.restartClocks();
    this.clock = performance.now();
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

  private async endEpoch(validated: Evaluation | null): Promise<void> {
    const { position } = this;
    this.countTime();
    const epoch = {
      epoch: position.epochs + 1,
      loss: position.lossSum / position.imagesSeen,
      accuracy: position.accuracySum / position.imagesSeen,
      valLoss: validated?.loss ?? null,
      valAccuracy: validated?.accuracy ?? null,
      seconds: position.seconds,
    };
    this.tell('training', [], epoch);
    await this.judge(epoch);
    await this.surroundings.onRest?.(this.run);
  }

  /** Asks the callbacks what follows from an epoch. What changes changes at once: any copy of the run holds either none of it or all, so that no epoch is judged twice. */
  private async judge(epoch: EpochMetrics): Promise<void> {
    const { run, fit, position } = this;
    const verdict = () => judgeEpoch(this.surroundings.settings, fit.callbacks, epoch, fit.learningRate);
    const weights = verdict().isBest ? await valuesOf(run.model.variables) : null;
    // Asked anew: the user may have chosen another rate in the meantime.
    const { state, stops, learningRate } = verdict();
    position.epochs = epoch.epoch;
    beginEpoch(position);
    Object.assign(fit, { callbacks: state, stoppedEarly: stops, learningRate });
    if (weights) run.best = { epoch: epoch.epoch, steps: position.steps, weights };
  }

  private restartClocks(): void {
    this.pace.restart();
    this.queue.restartClock();
  }

  private tell(
    phase: TrainPhase,
    batches: readonly BatchMetrics[] = [],
    finished?: TrainProgress['finished'][number],
    compiled: Compiled | null = null,
  ): void {
    const { position, stepsPerEpoch } = this;
    const { lastEpoch } = this.fit;
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
      learningRate: this.rate,
      compiled,
    });
  }
}
