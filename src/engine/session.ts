import { getBackend, memory } from '@tensorflow/tfjs-core';
import type { BackendChoice, BackendName } from '../domain/backends';
import type { TrainingSettings } from '../domain/training';
import type { NetworkSpec } from '../domain/network';
import type {
  BackendReport,
  Calls,
  Control,
  EvaluateProgress,
  Evaluation,
  LoadProgress,
  MemoryReport,
  Prediction,
  TrainProgress,
  TrainResult,
} from '../protocol/messages';
import type { RunSnapshot } from '../protocol/runs';
import { currentWatch, dropDriver } from './backends/drivers';
import { prepareDevice } from './backends/prepare';
import { startBackend } from './backends/start';
import { samplesOf, infoOf, splitOf, type Dataset } from './data/dataset';
import { whole } from './data/batches';
import { DataLibrary } from './data/library';
import { evaluate } from './evaluate';
import { EngineFault } from './fault';
import { Moments } from './inspect/moments';
import { buildModel, classesOf, countParameters } from './model';
import { predict } from './predict';
import { Checkpoints } from './runs/checkpoints';
import { beginFit, disposeRun, newRun, type Run } from './training/run';
import { assign, restoreRun, takeSnapshot } from './training/snapshot';
import { Steering } from './training/steering';
import { TrainLoop } from './training/train-loop';
import type { DeviceWatch } from './webgpu/lost';

type Args<K extends keyof Calls> = Calls[K]['args'];

/** Before any data set is there: digits and garments alike come in ten classes. */
const usualClasses = 10;

/** A copy of the run is taken off a device that can go away at most this often, in milliseconds. */
const copyInterval = 5000;

/** What the worker holds: one data set, one run (a model with its optimizer), and the steering of the training under way. */
export class Session {
  private dataset: Dataset | null = null;
  private run: Run | null = null;
  private steering: Steering | null = null;
  /** Of the training under way. */
  private checkpoints: Checkpoints | null = null;
  private choice: BackendChoice = 'auto';
  private baseUrl = '';
  readonly library = new DataLibrary(() => this.baseUrl);
  /** Weights of earlier steps of the run. */
  readonly moments = new Moments();
  /** The newest copy of the run off its device, and when it was taken. */
  private copy: { readonly snapshot: RunSnapshot; readonly at: number } | null = null;

  /** @param onFlight told when a lost device made the session move to another backend */
  constructor(private readonly onFlight: (report: BackendReport) => void) {}

  /** Starts the engine, or moves it to another backend and takes the run along. */
  async start({ backend, baseUrl }: Args<'start'>): Promise<BackendReport> {
    this.baseUrl = baseUrl;
    this.choice = backend;
    const snapshot = this.run && (await takeSnapshot(this.run));
    this.endRun();
    const report = await startBackend(backend);
    if (snapshot) this.run = restoreRun(snapshot, classesOf(snapshot.network));
    return report;
  }

  /** Leaves a lost device for the next backend, with the newest copy of the run; fresh weights where nothing was trained. */
  async flee(watch: DeviceWatch): Promise<void> {
    if (watch !== currentWatch()) return; // somebody was faster
    const lost = getBackend() as BackendName;
    const { copy, run } = this;
    this.endRun();
    const report = await startBackend(this.choice, lost);
    dropDriver(lost);
    if (copy) this.run = restoreRun(copy.snapshot, classesOf(copy.snapshot.network));
    else if (run) this.useRun(newRun(buildModel(run.model.network, classesOf(run.model.network), run.seed), run.seed));
    this.onFlight(report);
  }

  async loadDataset(
    args: Args<'loadDataset'>,
    onProgress: (progress: LoadProgress) => void,
  ): Promise<Calls['loadDataset']['result']> {
    if (this.dataset?.id !== args.dataset) this.dataset = await this.library.load(args, onProgress);
    return infoOf(this.dataset);
  }

  /** Puts another data set in place. */
  useDataset(dataset: Dataset): void {
    this.dataset = dataset;
  }

  samples(args: Args<'samples'>): Calls['samples']['result'] {
    return samplesOf(this.needDataset(), args);
  }

  /** Fresh weights from the seed; ends the run before. */
  build({ network, seed }: Args<'build'>): Calls['build']['result'] {
    const model = buildModel(network, this.classes, seed);
    this.useRun(newRun(model, seed));
    return { parameters: countParameters(model) };
  }

  async train(
    { network, settings, ...how }: Args<'train'>,
    report: (progress: TrainProgress) => void,
  ): Promise<TrainResult> {
    const dataset = this.needDataset();
    const run = this.runFor(network, settings, how.continue);
    const lastEpoch = run.position.epochs + settings.epochs;
    const left = how.resume ? run.fit : null;
    const fit = left ?? beginFit(run, lastEpoch, settings.learningRate);
    const steering = new Steering(fit.learningRate, how.paused);
    const checkpoints = new Checkpoints(run, report);
    this.steering = steering;
    this.checkpoints = checkpoints;
    const onRest = async (trained: Run): Promise<void> => {
      await this.keepCopy(copyInterval);
      await checkpoints.rest(trained);
    };
    const onBoundary = (trained: Run): Promise<void> | undefined => this.moments.note(trained);
    try {
      const work = () =>
        new TrainLoop(this.needRun(), fit.lastEpoch, {
          dataset,
          settings,
          steering,
          report: checkpoints.report,
          prepare: (onProgress) => prepareDevice(network, settings, this.classes, onProgress),
          onRest,
          onPause: (trained) => checkpoints.take(trained),
          onBoundary,
        }).execute();
      const result = await this.throughLosses(work);
      await this.keepCopy(0);
      await checkpoints.take(this.needRun());
      return result;
    } finally {
      this.steering = null;
      this.checkpoints = null;
      await checkpoints.close(this.run);
    }
  }

  /** The run as plain data; one that trains is copied when its step is done and its metrics are read. */
  snapshot(): Promise<RunSnapshot> {
    if (this.checkpoints && !this.steering?.mustWait) return this.checkpoints.next();
    return this.throughLosses(() => takeSnapshot(this.needRun()));
  }

  /** Puts a run in place of the present one, which stays when the new one does not fit. */
  restore(snapshot: RunSnapshot): Calls['restore']['result'] {
    const run = restoreRun(snapshot, this.classes);
    this.useRun(run);
    return { parameters: countParameters(run.model), trainedSteps: run.position.steps };
  }

  /** Goes back to the weights of the best epoch; null when they are the present ones. */
  useBestWeights(): Calls['useBestWeights']['result'] {
    const { model, best } = this.needRun();
    if (!best) return null;
    assign(model.variables, best.weights, 'best weights');
    this.needRun().best = null;
    this.copy = null;
    return { epoch: best.epoch };
  }

  /** Messages that come when nothing trains are out of date and do nothing. */
  control(message: Control): void {
    if (message.kind === 'setLearningRate') {
      if (this.steering) this.steering.learningRate = message.learningRate;
    } else this.steering?.[message.kind]();
  }

  async evaluate({ split }: Args<'evaluate'>, onProgress: (progress: EvaluateProgress) => void): Promise<Evaluation> {
    const dataset = this.needDataset();
    const portion = whole(splitOf(dataset, split));
    const report = (done: number): void => {
      onProgress({ done, count: portion.count });
    };
    const work = () => evaluate(this.needRun().model, portion, dataset.imageShape, { onProgress: report });
    const result = await this.throughLosses(work);
    if (!result) throw new EngineFault('internal', 'an evaluation that nobody cancelled gave no result');
    return result;
  }

  predict({ image }: Args<'predict'>): Promise<Prediction> {
    const { model, position } = this.needRun();
    return predict(model, image, position.steps);
  }

  memory(): MemoryReport {
    const { numTensors, numBytes } = memory();
    return { tensors: numTensors, bytes: numBytes };
  }

  /** The run to go on with, or a new one with fresh weights; a run that `build` has just prepared counts as new. */
  private runFor(network: NetworkSpec, settings: TrainingSettings, goOn: boolean): Run {
    const isFresh =
      this.run?.position.steps === 0 && this.run.seed === settings.seed && sameNetwork(this.run.model.network, network);
    if (this.run && (goOn || isFresh)) return this.run;
    this.build({ network, seed: settings.seed });
    return this.needRun();
  }

  /** Does work that reads from the device; when that is lost meanwhile, does it again on the next backend. */
  async throughLosses<T>(work: () => Promise<T>): Promise<T> {
    const watch = currentWatch();
    if (!watch) return work();
    try {
      return await watch.guard(work());
    } catch (error) {
      if (!watch.isLost) throw error;
      await this.flee(watch);
      return this.throughLosses(work);
    }
  }

  private async keepCopy(interval: number): Promise<void> {
    if (!this.run || !currentWatch()) return;
    if (this.copy && performance.now() - this.copy.at < interval) return;
    this.copy = { snapshot: await takeSnapshot(this.run), at: performance.now() };
  }

  private get classes(): number {
    return this.dataset?.classNames.length ?? usualClasses;
  }

  /** Puts another run in place of the present one. */
  useRun(run: Run): void {
    this.endRun();
    this.run = run;
    this.copy = null;
    this.moments.clear();
  }

  private endRun(): void {
    if (this.run) disposeRun(this.run);
    this.run = null;
    this.moments.disposeModel();
  }

  /** The data set in place; null before any. */
  get data(): Dataset | null {
    return this.dataset;
  }

  /** @throws EngineFault `datasetMissing` */
  needDataset(): Dataset {
    if (!this.dataset) throw new EngineFault('datasetMissing', 'no data set is loaded');
    return this.dataset;
  }

  /** @throws EngineFault `networkMissing` */
  needRun(): Run {
    if (!this.run) throw new EngineFault('networkMissing', 'no network is built');
    return this.run;
  }
}

function sameNetwork(one: NetworkSpec, other: NetworkSpec): boolean {
  const plain = ({ inputShape, layers }: NetworkSpec): string =>
    JSON.stringify([inputShape, layers.map(({ kind, params }) => [kind, params])]);
  return plain(one) === plain(other);
}
