/**
 * Drives a run through the worker: sends the calls, follows their progress and turns it into state. Every run and reset has a number;
 * replies about an earlier one are late and ignored.
 */
import type { DatasetId } from '../domain/datasets';
import type { NetworkSpec } from '../domain/network';
import { isUnderWay, next, type FlowEvent } from '../domain/training-flow';
import type { Engine } from '../engine-client/api';
import type { EngineFailure, EpochMetrics, TrainArgs, TrainProgress, TrainResult } from '../protocol/messages';
import { failureOf } from './failure';
import type { MetricsBuffer } from './metrics';
import type { RunListener, SavedRun } from './runs-listener';
import { continuesRun, invalidSettings } from './training-run';
import { noRun, type TrainingState } from './training-state';

/** What the run needs from elsewhere. */
export interface TrainingSurroundings {
  readonly engine: Engine;
  readonly metrics: MetricsBuffer;
  network(): NetworkSpec;
  isNetworkValid(): boolean;
  dataset(): DatasetId;
  /** Waits for the chosen data set; rejects with the reason when it cannot be loaded. */
  loadData(): Promise<void>;
  /** The worker that held the data is gone. */
  dataLost(): void;
  /** Keeps a record of every run. */
  readonly listener?: RunListener;
}

/** Failures after which the worker holds no weights worth keeping. */
const fatalCodes: readonly EngineFailure['code'][] = ['crashed', 'networkMissing', 'lossNotFinite'];
type Set = (partial: Partial<TrainingState>) => void;
type Get = () => TrainingState;

export class TrainingDriver {
  private readonly engine: Engine;
  private readonly metrics: MetricsBuffer;
  private current = 0;
  /** Whether the worker knows of the run, so that it can be steered; before, it waits for its data. */
  private isSent = false;
  private beginsPaused = false;
  private sentRate = 0;
  /** The newest run, settled when it is over. */
  private running: Promise<void> = Promise.resolve();
  /** Steps at which `version` last grew. */
  private shownSteps = 0;

  constructor(
    private readonly surroundings: TrainingSurroundings,
    private readonly set: Set,
    private readonly get: Get,
  ) {
    ({ engine: this.engine, metrics: this.metrics } = surroundings);
  }

  private forgetRun(): void {
    this.metrics.clear();
    this.shownSteps = 0;
    this.set(noRun);
  }

  /** Follows the table of the flow; false where the event is not allowed now. */
  private go(event: FlowEvent): boolean {
    const flow = next(this.get().flow, event);
    if (flow) this.set({ flow });
    return flow !== null;
  }

  private begin(): number {
    this.isSent = false;
    this.set({ isStopping: false, evaluating: null, failure: null });
    return ++this.current;
  }

  /** @param resume goes on with the training that was not brought to its end, rather than beginning another one */
  run(paused: boolean, resume = false): Promise<void> {
    const { settings } = this.get();
    if (!this.surroundings.isNetworkValid() || invalidSettings(settings).length > 0) return Promise.resolve();
    if (isUnderWay(this.get().flow) || !this.go(paused ? 'step' : 'train')) return Promise.resolve();
    const network = this.surroundings.network();
    const goOn = resume || continuesRun(this.get(), network, this.surroundings.dataset());
    const ours = this.begin();
    this.beginsPaused = paused;
    this.set({ evaluation: null, runSettings: settings });
    this.running = this.follow({ network, settings, continue: goOn, paused, resume }, ours);
    return this.running;
  }

  private async follow(args: TrainArgs, ours: number): Promise<void> {
    try {
      const result = await this.send(args, ours, 2);
      if (ours === this.current && result) this.finish(result);
    } catch (error) {
      if (ours === this.current) this.fail(failureOf(error));
    }
  }

  /** Starts the run in the worker; null when it was called off before. A new worker, without data or weights, gets them (again). */
  private async send(args: TrainArgs, ours: number, retries: number): Promise<TrainResult | null> {
    await this.surroundings.loadData();
    if (ours !== this.current) return null;
    this.isSent = true;
    if (!args.continue) this.forgetRun();
    this.surroundings.listener?.began(args);
    this.set({ bestEpoch: null, stoppedEarly: null, restoredEpoch: null });
    this.set({ built: args.network, builtDataset: this.surroundings.dataset() });
    try {
      return await this.engine.call('train', this.withNewestRate(args), (progress) => {
        if (ours === this.current) this.advance(progress);
      });
    } catch (error) {
      const { code } = failureOf(error);
      if (ours !== this.current || retries === 0 || (code !== 'datasetMissing' && code !== 'networkMissing'))
        throw error;
      if (code === 'datasetMissing') this.surroundings.dataLost();
      return await this.send({ ...args, continue: args.continue && code !== 'networkMissing' }, ours, retries - 1);
    }
  }

  /** The learning rate may have been changed while the data were awaited. */
  private withNewestRate(args: TrainArgs): TrainArgs {
    const learningRate = this.get().runSettings?.learningRate ?? args.settings.learningRate;
    this.sentRate = learningRate;
    return { ...args, settings: { ...args.settings, learningRate } };
  }

  private advance({ checkpoint, ...progress }: TrainProgress): void {
    this.metrics.add(progress);
    const { epochs } = this.get();
    this.set({
      progress,
      trainedSteps: progress.totalSteps,
      ...(progress.finished.length > 0 && { epochs: withFinished(epochs, progress.finished) }),
    });
    this.surroundings.listener?.advanced(progress, checkpoint ?? null);
    // The worker hears nothing before the calls ahead of this one are done: what was asked in the meantime is said (again) now.
    if (this.get().isStopping) this.engine.control({ kind: 'stop' });
    else if (this.get().flow === 'preparing' && progress.phase !== 'preparing') this.started();
    if (this.isWorthShowing(progress)) this.weightsChanged();
  }

  private started(): void {
    const learningRate = this.get().runSettings?.learningRate;
    if (learningRate !== undefined && learningRate !== this.sentRate)
      this.engine.control({ kind: 'setLearningRate', learningRate });
    this.go(this.beginsPaused ? 'pause' : 'ready');
    if (this.beginsPaused) this.engine.control({ kind: 'step' });
  }

  /** After an epoch, after a single step, and in between whenever the steps have grown by half: 1, 2, 3, 5, 8, 12, ... */
  private isWorthShowing({ totalSteps, finished }: TrainProgress): boolean {
    if (finished.length > 0) return true;
    return totalSteps > this.shownSteps && (this.get().flow === 'paused' || totalSteps >= this.shownSteps * 1.5);
  }

  private weightsChanged(): void {
    this.shownSteps = this.get().trainedSteps;
    this.set({ version: this.get().version + 1 });
  }

  private finish(result: TrainResult): void {
    // Stopped before its first step, a new run leaves nothing that was trained.
    this.go(result.outcome === 'stopped' && this.get().trainedSteps === 0 ? 'stop' : 'finish');
    const { evaluation, bestEpoch = null, stoppedEarly = null, restoredEpoch = null } = result;
    this.set({ isStopping: false, evaluation, bestEpoch, stoppedEarly, restoredEpoch });
    this.surroundings.listener?.ended(result);
    this.weightsChanged();
  }

  private fail(failure: EngineFailure): void {
    if (failure.code === 'crashed') this.surroundings.dataLost();
    // Weights that are lost, or not numbers any more, are no base to go on from. What was measured stays on the charts.
    const isLost = fatalCodes.includes(failure.code) || (this.isSent && this.get().trainedSteps === 0);
    if (isUnderWay(this.get().flow)) this.surroundings.listener?.failed(failure);
    this.go('fail');
    this.set({ isStopping: false, failure, ...(isLost && { built: null, builtDataset: null, trainedSteps: 0 }) });
    this.weightsChanged();
  }

  pause(): void {
    if (this.get().flow === 'training' && this.go('pause')) this.engine.control({ kind: 'pause' });
  }

  resume(): void {
    if (this.go('resume')) this.engine.control({ kind: 'resume' });
  }

  step(): void {
    if (this.get().flow === 'paused') this.engine.control({ kind: 'step' });
  }

  stop(): void {
    if (!isUnderWay(this.get().flow)) return;
    if (this.isSent) {
      this.set({ isStopping: true });
      this.engine.control({ kind: 'stop' });
    } else {
      this.current++;
      this.go(this.get().trainedSteps > 0 ? 'finish' : 'stop');
    }
  }

  setLearningRate(learningRate: number): void {
    const { flow, runSettings } = this.get();
    if (!isUnderWay(flow) || !runSettings) return;
    this.set({ runSettings: { ...runSettings, learningRate } });
    if (flow !== 'preparing') this.engine.control({ kind: 'setLearningRate', learningRate });
  }

  /** Fresh weights from the seed; a paused run is ended first. */
  async reset(): Promise<void> {
    if (!this.surroundings.isNetworkValid()) return;
    if (this.get().flow === 'paused') this.engine.control({ kind: 'stop' });
    if (!this.go('reset')) return;
    const before = this.running;
    const ours = this.begin();
    this.surroundings.listener?.left();
    this.forgetRun();
    this.set({ built: null, builtDataset: null });
    await before;
    try {
      await this.build(ours);
    } catch (error) {
      if (ours === this.current) this.fail(failureOf(error));
    }
  }

  private async build(ours: number): Promise<void> {
    const network = this.surroundings.network();
    await this.engine.call('build', { network, seed: this.get().settings.seed });
    if (ours !== this.current) return;
    this.set({ built: network, builtDataset: this.surroundings.dataset() });
    this.weightsChanged();
  }

  /** Puts an earlier run in place of the present one, which stays when that fails; false then. */
  async adopt(saved: SavedRun): Promise<boolean> {
    if (isUnderWay(this.get().flow)) this.stop();
    await this.running;
    const ours = this.begin();
    try {
      await this.surroundings.loadData();
      const { trainedSteps } = await this.engine.call('restore', { snapshot: saved.snapshot });
      if (ours !== this.current || !this.go('restore')) return false;
      this.show(saved, trainedSteps);
      return true;
    } catch (error) {
      const failure = failureOf(error);
      if (ours === this.current) this.set({ failure });
      if (ours === this.current && failure.code === 'crashed') this.fail(failure);
      return false;
    }
  }

  private show({ snapshot, settings, epochs, batches, evaluation }: SavedRun, trainedSteps: number): void {
    this.forgetRun();
    this.metrics.load(batches);
    const runSettings = { ...settings, learningRate: snapshot.fit?.learningRate ?? settings.learningRate };
    const built = { built: snapshot.network, builtDataset: this.surroundings.dataset() };
    this.set({ ...built, epochs, evaluation, trainedSteps, runSettings, settings });
    this.weightsChanged();
  }

  /** Goes back to the weights of the best epoch, and measures them. */
  async useBestWeights(): Promise<void> {
    const { flow, bestEpoch } = this.get();
    if (isUnderWay(flow) || bestEpoch === null) return;
    try {
      const best = await this.engine.call('useBestWeights', {});
      this.set({ bestEpoch: null, restoredEpoch: best?.epoch ?? null, evaluation: null });
      this.weightsChanged();
      await this.evaluate();
      const { checkpoint } = await this.engine.call('snapshot', {});
      this.surroundings.listener?.replaced(checkpoint, this.get().evaluation);
    } catch (error) {
      this.set({ failure: failureOf(error) });
    }
  }

  async evaluate(): Promise<void> {
    const { flow, built, evaluating } = this.get();
    if (isUnderWay(flow) || !built || evaluating) return;
    const ours = this.current;
    this.set({ failure: null, evaluating: { done: 0, count: 0 } });
    try {
      await this.surroundings.loadData();
      const evaluation = await this.engine.call('evaluate', { split: 'test' }, (progress) => {
        if (ours === this.current) this.set({ evaluating: progress });
      });
      if (ours !== this.current) return;
      this.set({ evaluation, evaluating: null });
      this.surroundings.listener?.evaluated(evaluation);
    } catch (error) {
      if (ours === this.current) this.evaluationFailed(failureOf(error));
    }
  }

  /** The run itself is as good as before, unless the worker went down. */
  private evaluationFailed(failure: EngineFailure): void {
    this.set({ evaluating: null, failure });
    if (failure.code === 'crashed' || failure.code === 'networkMissing') this.fail(failure);
  }
}

/** Epochs that a run went back behind are replaced when they end again. */
function withFinished(epochs: readonly EpochMetrics[], finished: readonly EpochMetrics[]): readonly EpochMetrics[] {
  const first = finished[0]?.epoch ?? Infinity;
  return [...epochs.filter(({ epoch }) => epoch < first), ...finished];
}
