import type { NetworkSpec } from '../../domain/network/network';
import { readNetwork } from '../../domain/network/read-network';
import { isSameNetwork } from '../../domain/network/same-network';
import type { Moment } from '../../domain/run/moment';
import type { RunSnapshot } from '../../domain/run/snapshot';
import type { BackendReport } from '../../domain/training/backends';
import type { Measurement } from '../../domain/training/forecast';
import type { Evaluation } from '../../domain/training/metrics';
import type { Prediction } from '../../domain/explain/prediction';
import type { TrainProgress } from '../../domain/run/train-progress';
import type { Calls, Control, EvaluateProgress, LoadProgress, TrainResult } from '../../protocol/messages';
import type { TeachProgress, TeachResult } from '../../protocol/teach';
import { computeAs } from '../backends/arithmetic';
import type { DeviceWatch } from '../backends/device-watch';
import { fits, infoOf, samplesOf, splitOf, type Dataset } from '../data/dataset';
import { whole } from '../data/batches';
import { DataLibrary } from '../data/library';
import { evaluate } from '../core/evaluate';
import { EngineFault } from '../core/fault';
import type { SeenRun } from '../inspect/damaged-model';
import type { WeightsAt } from '../inspect/moments';
import { buildModel, countParameters } from '../core/model';
import { predict } from '../core/predict';
import { RunHolder, type OnFlight } from './run-holder';
import { measure } from '../training/measure';
import { newRun, portionsOf, type Run } from '../training/run';
import { assign, restoreRun, takeSnapshot } from '../training/snapshot';
import { teach, undoTeaching } from '../training/teach';
import { Training } from '../training/training';

type Args<K extends keyof Calls> = Calls[K]['args'];

/** What the worker holds: one data set, one run (a model with its optimizer), and the training under way. */
export class Session {
  private dataset: Dataset | null = null;
  private training: Training | null = null;
  private baseUrl = '';
  readonly library = new DataLibrary(() => this.baseUrl);
  private readonly holder: RunHolder;

  constructor(onFlight: OnFlight) {
    this.holder = new RunHolder(onFlight);
  }

  /** Starts the engine, or moves it to another backend and takes the run along. */
  start({ backend, baseUrl }: Args<'start'>): Promise<BackendReport> {
    this.baseUrl = baseUrl;
    return this.holder.start(backend);
  }

  /** Leaves a failed device for the next backend. */
  flee(watch: DeviceWatch): Promise<void> {
    return this.holder.flee(watch);
  }

  async loadDataset(
    args: Args<'loadDataset'>,
    onProgress: (progress: LoadProgress) => void,
    signal?: AbortSignal,
  ): Promise<Calls['loadDataset']['result']> {
    // What is in place need not be loaded again.
    if (this.dataset?.id !== args.dataset) this.dataset = await this.library.load(args, onProgress, signal);
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
  build({ network, seed, arithmetic = null }: Args<'build'>): Calls['build']['result'] {
    const model = buildModel(network, seed);
    this.holder.use(newRun(model, seed, arithmetic));
    return { parameters: countParameters(model), arithmetic: computeAs(arithmetic) };
  }

  /** Trains a network for a moment, on weights of its own, and tells how fast that went. */
  async measure({ network, settings }: Args<'measure'>, signal = new AbortController().signal): Promise<Measurement> {
    const dataset = this.needDataset();
    this.needFit(network);
    const arithmetic = this.holder.run?.arithmetic ?? null;
    const measured = await this.throughFailures(() => measure({ network, settings, dataset, arithmetic }, signal));
    if (!measured) throw new EngineFault('aborted', 'measure');
    return measured;
  }

  async train(
    args: Args<'train'>,
    report: (progress: TrainProgress) => void,
    signal?: AbortSignal,
  ): Promise<TrainResult> {
    const dataset = this.needDataset();
    this.needFit(args.continue ? this.needRun().model.network : args.network);
    if (!args.continue && !this.hasFresh(args)) this.build({ network: args.network, seed: args.settings.seed });
    this.holder.damaged.clear();
    const { settings, paused, resume = false } = args;
    const training = new Training(this.holder, { dataset, settings, paused, resume }, report);
    signal?.addEventListener('abort', () => training.control({ kind: 'stop' }));
    this.training = training;
    try {
      return await training.execute();
    } finally {
      this.training = null;
    }
  }

  /** The run as plain data; one that trains is copied when its step is done and its metrics are read. */
  snapshot(): Promise<RunSnapshot> {
    return this.training?.snapshot() ?? this.throughFailures(() => takeSnapshot(this.needRun()));
  }

  /** Puts a run in place of the present one, which stays when the new one is broken. */
  restore(snapshot: RunSnapshot): Calls['restore']['result'] {
    const run = restoreRun(snapshot);
    this.holder.use(run, snapshot);
    const arithmetic = computeAs(run.arithmetic);
    return { parameters: countParameters(run.model), trainedSteps: run.position.steps, arithmetic };
  }

  /** Goes back to the weights of the best epoch; null when they are the present ones. */
  useBestWeights(): Promise<Calls['useBestWeights']['result']> {
    return this.throughFailures(async () => {
      const run = this.needRun();
      const { best } = run;
      if (!best) return null;
      assign(run.model.variables, best.weights, 'best weights');
      run.best = null;
      run.untaught = null;
      this.holder.damaged.clear();
      // A training that was left belongs to other weights.
      run.fit = null;
      await this.holder.keepCopy();
      return { epoch: best.epoch };
    });
  }

  /** Teaches the run drawings; done again on another backend where the device fails meanwhile. */
  async teach(
    { images, labels, settings, key }: Args<'teach'>,
    onProgress: (progress: TeachProgress) => void,
    signal?: AbortSignal,
  ): Promise<TeachResult> {
    const dataset = this.needDataset();
    const { train } = portionsOf(dataset, settings);
    const task = { dataset, train, drawings: { images, labels, count: labels.length }, key };
    const hooks = { onProgress, isCancelled: () => signal?.aborted === true };
    return this.throughFailures(async () => {
      const run = this.needFittingRun();
      computeAs(run.arithmetic);
      const result = await teach(run, task, hooks);
      if (!result) throw new EngineFault('aborted', 'teach');
      this.holder.damaged.clear();
      await this.holder.keepCopy();
      return result;
    });
  }

  /** Puts the weights back as training left them. */
  undoTeaching({ key }: Args<'undoTeaching'>): Promise<Calls['undoTeaching']['result']> {
    return this.throughFailures(async () => {
      const isUndone = undoTeaching(this.needRun(), key);
      if (isUndone) await this.holder.keepCopy();
      return { isUndone };
    });
  }

  /** Messages that come when nothing trains are out of date and do nothing. */
  control(message: Control): void {
    this.training?.control(message);
  }

  async evaluate(
    { split }: Args<'evaluate'>,
    onProgress: (progress: EvaluateProgress) => void,
    signal?: AbortSignal,
  ): Promise<Evaluation> {
    const dataset = this.needDataset();
    const portion = whole(splitOf(dataset, split));
    const report = (done: number): void => {
      onProgress({ done, count: portion.count });
    };
    const hooks = { onProgress: report, isCancelled: () => signal?.aborted === true };
    const work = () => evaluate(this.needFittingRun().model, portion, dataset.imageShape, hooks);
    const result = await this.throughFailures(work);
    if (!result) throw new EngineFault('aborted', 'evaluate');
    return result;
  }

  predict({ image }: Args<'predict'>): Promise<Prediction> {
    return this.throughFailures(() => {
      const { model, position } = this.seenRun();
      return predict(model, image, position.steps);
    });
  }

  /** Whether `build` has just prepared what this training begins with. */
  private hasFresh({ network, settings }: Args<'train'>): boolean {
    const { run } = this.holder;
    if (run?.position.steps !== 0 || run.seed !== settings.seed) return false;
    return isSameNetwork(run.model.network, network);
  }

  /** Does work that reads from the device; when that fails meanwhile, does it again on the next backend. */
  throughFailures<T>(work: () => Promise<T>): Promise<T> {
    return this.holder.throughFailures(work);
  }

  /** Has all that looks at the run look at it with this damage, until its weights change. The weights themselves stay as they are. */
  damage({ damage }: Args<'damage'>): Promise<Calls['damage']['result']> {
    return this.throughFailures(async () => {
      await this.holder.damaged.set(this.needRun(), damage);
      return { items: damage.length };
    });
  }

  /**
   * The run as it is looked at.
   *
   * @param isWhole without its damage
   * @throws EngineFault `networkMissing`
   */
  seenRun(isWhole = false): SeenRun {
    const run = this.needRun();
    return isWhole ? run : this.holder.damaged.of(run);
  }

  /** The weights of an earlier step of the run; those of now, with their damage, for null. */
  weightsAt(moment: number | null): WeightsAt {
    if (moment !== null) return this.holder.moments.weightsAt(this.needRun(), moment);
    const { model, position } = this.seenRun();
    return { model, trainedSteps: position.steps };
  }

  /** The steps whose weights are remembered. */
  get moments(): readonly Moment[] {
    return this.holder.moments.list;
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
    return this.holder.needRun();
  }

  /**
   * The run, to be used on the data set in place.
   *
   * @throws EngineFault `networkMissing`, `datasetMissing`, or `dataUnfit` when its network is not for such data
   */
  needFittingRun(): Run {
    const run = this.needRun();
    this.needFit(run.model.network);
    return run;
  }

  /** Refuses a network that is not for the data set in place; one that is broken by itself is refused when it is built. */
  private needFit(network: NetworkSpec): void {
    const dataset = this.needDataset();
    if (readNetwork(network).classes === null || fits(dataset, network)) return;
    const { id, imageShape, classNames } = dataset;
    throw new EngineFault('dataUnfit', `${id}: ${classNames.length} classes, ${imageShape.join(' x ')}`);
  }
}
