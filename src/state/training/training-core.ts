/** What every part of the training works on: its state, the worker, and the signal of the newest run or reset, beside which replies about an earlier one are late. */
import type { DatasetId } from '../../domain/data/datasets';
import type { NetworkSpec } from '../../domain/network/network';
import { isUnderWay, next, type FlowEvent } from '../../domain/training/training-flow';
import type { Engine } from '../../engine-client/api';
import type { EngineFailure } from '../../domain/engine-failure';
import type { MetricsBuffer } from './metrics';
import { newest } from '../newest';
import type { RunListener } from '../runs/listener';
import type { TrainingData } from './training-run';
import type { Allows } from '../task/allows';
import { noRun, nothingBuilt, type TrainingState } from './training-state';

/** What the training needs from elsewhere. */
export interface TrainingSurroundings {
  readonly engine: Engine;
  readonly metrics: MetricsBuffer;
  network(): NetworkSpec;
  isNetworkValid(): boolean;
  dataset(): DatasetId;
  /** The classes of the chosen data set; null until they are known. */
  classNames(): readonly string[] | null;
  /** Waits for the chosen data set; rejects with the reason when it cannot be loaded. */
  loadData(): Promise<void>;
  /** The worker that held the data is gone. */
  dataLost(): void;
  /** Whether a task lets settings be changed. */
  readonly allows?: Allows;
  /** Keeps a record of every run. */
  readonly listener?: RunListener;
}

/** Failures after which the worker holds no weights worth keeping. */
const fatalCodes: readonly EngineFailure['code'][] = ['crashed', 'networkMissing', 'lossNotFinite'];

export class TrainingCore {
  readonly engine: Engine;
  readonly metrics: MetricsBuffer;
  private readonly runs = newest();
  /** Of the newest run, reset or exchange of weights; aborted when another one begins. */
  signal = this.runs.begin();
  /** Measurements of the weights; each ends when a run or an exchange of weights begins. */
  readonly evaluations = newest();
  /** Whether the worker knows of the run, so that it can be steered; before, it waits for its data. */
  isSent = false;
  /** The newest run, settled when it is over. */
  running: Promise<void> = Promise.resolve();
  /** How many are exchanging weights now. */
  private holders = 0;
  /** Steps at which `version` last grew. */
  shownSteps = 0;

  constructor(
    readonly surroundings: TrainingSurroundings,
    readonly set: (partial: Partial<TrainingState>) => void,
    readonly get: () => TrainingState,
  ) {
    ({ engine: this.engine, metrics: this.metrics } = surroundings);
  }

  get listener(): RunListener | undefined {
    return this.surroundings.listener;
  }

  /** Follows the table of the flow; false where the event is not allowed now. */
  go(event: FlowEvent): boolean {
    const flow = next(this.get().flow, event);
    if (flow) this.set({ flow });
    return flow !== null;
  }

  /** Whatever went on before is out of date. What begins here is so, too, once the signal is aborted. */
  begin(): AbortSignal {
    this.isSent = false;
    this.evaluations.end();
    this.set({ isStopping: false, evaluating: null, failure: null });
    this.signal = this.runs.begin();
    return this.signal;
  }

  /** What is under way is called off before the worker has heard of it. */
  callOff(): void {
    this.signal = this.runs.begin();
  }

  forgetRun(): void {
    this.metrics.clear();
    this.shownSteps = 0;
    this.set(noRun);
  }

  /** The chosen data set. */
  get data(): TrainingData {
    const { surroundings } = this;
    return { dataset: surroundings.dataset(), classNames: surroundings.classNames() };
  }

  /** The worker's weights are those of a network, begun with this seed, for this data set. */
  setBuilt(built: NetworkSpec, builtSeed: number, { dataset, classNames }: TrainingData = this.data): void {
    this.set({ built, builtSeed, builtDataset: dataset, builtClasses: classNames });
  }

  /** Lets no training begin before the work is done. */
  async hold<T>(work: () => Promise<T>): Promise<T> {
    this.holders++;
    this.set({ isHeld: true });
    try {
      return await work();
    } finally {
      this.holders--;
      this.set({ isHeld: this.holders > 0 });
    }
  }

  weightsChanged(): void {
    this.shownSteps = this.get().trainedSteps;
    this.set({ version: this.get().version + 1 });
  }

  /** The worker ended. A run under way hears of it as its failure; of one that is over, only the weights are lost. Gives whether these were trained. */
  engineEnded(): boolean {
    this.surroundings.dataLost();
    const { flow, built, trainedSteps } = this.get();
    if (isUnderWay(flow) || !built) return false;
    this.set({ ...nothingBuilt, trainedSteps: 0 });
    this.weightsChanged();
    return trainedSteps > 0;
  }

  fail(failure: EngineFailure): void {
    if (failure.code === 'crashed') this.surroundings.dataLost();
    // Weights that are lost, or not numbers any more, are no base to go on from. What was measured stays on the charts.
    const isLost = fatalCodes.includes(failure.code) || (this.isSent && this.get().trainedSteps === 0);
    // Before it is sent, a run has no record: what failed then is nothing that the run before should answer for.
    if (this.isSent && isUnderWay(this.get().flow)) this.listener?.failed(failure);
    this.go('fail');
    this.set({ isStopping: false, failure, ...(isLost && { ...nothingBuilt, trainedSteps: 0 }) });
    this.weightsChanged();
  }
}
