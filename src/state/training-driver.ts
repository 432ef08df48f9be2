/**
 * Drives a run through the worker: sends the calls, follows their progress and turns it into state. Every run and reset has a number;
 * replies about an earlier one are late and ignored.
 */
import type { DatasetId } from '../domain/datasets';
import type { NetworkSpec } from '../domain/network';
import { isUnderWay, next, type FlowEvent } from '../domain/training-flow';
import type { Engine } from '../engine-client/api';
import type { EngineFailure, TrainArgs, TrainProgress, TrainResult } from '../protocol/messages';
import { failureOf } from './failure';
import type { MetricsBuffer } from './metrics';
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
}

/** Failures after which the worker holds no weights worth keeping. */
const fatalCodes: readonly EngineFailure['code'][] = ['crashed', 'networkMissing', 'lossNotFinite'];
type Set = (partial: Partial<TrainingState>) => void;
type Get = () => TrainingState;

export type TrainingDriver = ReturnType<typeof createTrainingDriver>;

export function createTrainingDriver(surroundings: TrainingSurroundings, set: Set, get: Get) {
  const { engine, metrics } = surroundings;
  let current = 0;
  /** Whether the worker knows of the run, so that it can be steered; before, it waits for its data. */
  let isSent = false;
  let beginsPaused = false;
  let sentRate = 0;
  /** The newest run, settled when it is over. */
  let running: Promise<void> = Promise.resolve();
  /** Steps at which `version` last grew. */
  let shownSteps = 0;

  function forgetRun(): void {
    metrics.clear();
    shownSteps = 0;
    set(noRun);
  }

  /** Follows the table of the flow; false where the event is not allowed now. */
  function go(event: FlowEvent): boolean {
    const flow = next(get().flow, event);
    if (flow) set({ flow });
    return flow !== null;
  }

  function begin(): number {
    isSent = false;
    set({ isStopping: false, evaluating: null, failure: null });
    return ++current;
  }

  function run(paused: boolean): Promise<void> {
    const { settings } = get();
    if (!surroundings.isNetworkValid() || invalidSettings(settings).length > 0) return Promise.resolve();
    if (isUnderWay(get().flow) || !go(paused ? 'step' : 'train')) return Promise.resolve();
    const network = surroundings.network();
    const goOn = continuesRun(get(), network, surroundings.dataset());
    const ours = begin();
    beginsPaused = paused;
    set({ evaluation: null, runSettings: settings });
    running = follow({ network, settings, continue: goOn, paused }, ours);
    return running;
  }

  async function follow(args: TrainArgs, ours: number): Promise<void> {
    try {
      const result = await send(args, ours, 2);
      if (ours === current && result) finish(result);
    } catch (error) {
      if (ours === current) fail(failureOf(error));
    }
  }

  /** Starts the run in the worker; null when it was called off before. A new worker, without data or weights, gets them (again). */
  async function send(args: TrainArgs, ours: number, retries: number): Promise<TrainResult | null> {
    await surroundings.loadData();
    if (ours !== current) return null;
    isSent = true;
    if (!args.continue) forgetRun();
    set({ built: args.network, builtDataset: surroundings.dataset() });
    try {
      return await engine.call('train', withNewestRate(args), (progress) => {
        if (ours === current) advance(progress);
      });
    } catch (error) {
      const { code } = failureOf(error);
      if (ours !== current || retries === 0 || (code !== 'datasetMissing' && code !== 'networkMissing')) throw error;
      if (code === 'datasetMissing') surroundings.dataLost();
      return await send({ ...args, continue: args.continue && code !== 'networkMissing' }, ours, retries - 1);
    }
  }

  /** The learning rate may have been changed while the data were awaited. */
  function withNewestRate(args: TrainArgs): TrainArgs {
    const learningRate = get().runSettings?.learningRate ?? args.settings.learningRate;
    sentRate = learningRate;
    return { ...args, settings: { ...args.settings, learningRate } };
  }

  function advance(progress: TrainProgress): void {
    metrics.add(progress);
    const { epochs } = get();
    set({
      progress,
      trainedSteps: progress.totalSteps,
      ...(progress.finished.length > 0 && { epochs: [...epochs, ...progress.finished] }),
    });
    // The worker hears nothing before the calls ahead of this one are done: what was asked in the meantime is said (again) now.
    if (get().isStopping) engine.control({ kind: 'stop' });
    else if (get().flow === 'preparing' && progress.phase !== 'preparing') started();
    if (isWorthShowing(progress)) weightsChanged();
  }

  function started(): void {
    const learningRate = get().runSettings?.learningRate;
    if (learningRate !== undefined && learningRate !== sentRate)
      engine.control({ kind: 'setLearningRate', learningRate });
    go(beginsPaused ? 'pause' : 'ready');
    if (beginsPaused) engine.control({ kind: 'step' });
  }

  /** After an epoch, after a single step, and in between whenever the steps have grown by half: 1, 2, 3, 5, 8, 12, ... */
  function isWorthShowing({ totalSteps, finished }: TrainProgress): boolean {
    if (finished.length > 0) return true;
    return totalSteps > shownSteps && (get().flow === 'paused' || totalSteps >= shownSteps * 1.5);
  }

  function weightsChanged(): void {
    shownSteps = get().trainedSteps;
    set({ version: get().version + 1 });
  }

  function finish(result: TrainResult): void {
    // Stopped before its first step, a new run leaves nothing that was trained.
    go(result.outcome === 'stopped' && get().trainedSteps === 0 ? 'stop' : 'finish');
    set({ isStopping: false, evaluation: result.evaluation });
    weightsChanged();
  }

  function fail(failure: EngineFailure): void {
    if (failure.code === 'crashed') surroundings.dataLost();
    // Weights that are lost, or not numbers any more, are no base to go on from. What was measured stays on the charts.
    const isLost = fatalCodes.includes(failure.code) || (isSent && get().trainedSteps === 0);
    go('fail');
    set({ isStopping: false, failure, ...(isLost && { built: null, builtDataset: null, trainedSteps: 0 }) });
    weightsChanged();
  }

  function pause(): void {
    if (get().flow === 'training' && go('pause')) engine.control({ kind: 'pause' });
  }

  function resume(): void {
    if (go('resume')) engine.control({ kind: 'resume' });
  }

  function step(): void {
    if (get().flow === 'paused') engine.control({ kind: 'step' });
  }

  function stop(): void {
    if (!isUnderWay(get().flow)) return;
    if (isSent) {
      set({ isStopping: true });
      engine.control({ kind: 'stop' });
    } else {
      current++;
      go(get().trainedSteps > 0 ? 'finish' : 'stop');
    }
  }

  function setLearningRate(learningRate: number): void {
    const { flow, runSettings } = get();
    if (!isUnderWay(flow) || !runSettings) return;
    set({ runSettings: { ...runSettings, learningRate } });
    if (flow !== 'preparing') engine.control({ kind: 'setLearningRate', learningRate });
  }

  /** Fresh weights from the seed; a paused run is ended first. */
  async function reset(): Promise<void> {
    if (!surroundings.isNetworkValid()) return;
    if (get().flow === 'paused') engine.control({ kind: 'stop' });
    if (!go('reset')) return;
    const before = running;
    const ours = begin();
    forgetRun();
    set({ built: null, builtDataset: null });
    await before;
    try {
      await build(ours);
    } catch (error) {
      if (ours === current) fail(failureOf(error));
    }
  }

  async function build(ours: number): Promise<void> {
    const network = surroundings.network();
    await engine.call('build', { network, seed: get().settings.seed });
    if (ours !== current) return;
    set({ built: network, builtDataset: surroundings.dataset() });
    weightsChanged();
  }

  async function evaluate(): Promise<void> {
    const { flow, built, evaluating } = get();
    if (isUnderWay(flow) || !built || evaluating) return;
    const ours = current;
    set({ failure: null, evaluating: { done: 0, count: 0 } });
    try {
      await surroundings.loadData();
      const evaluation = await engine.call('evaluate', { split: 'test' }, (progress) => {
        if (ours === current) set({ evaluating: progress });
      });
      if (ours === current) set({ evaluation, evaluating: null });
    } catch (error) {
      if (ours === current) evaluationFailed(failureOf(error));
    }
  }

  /** The run itself is as good as before, unless the worker went down. */
  function evaluationFailed(failure: EngineFailure): void {
    set({ evaluating: null, failure });
    if (failure.code === 'crashed' || failure.code === 'networkMissing') fail(failure);
  }

  return { run, pause, resume, step, stop, setLearningRate, reset, evaluate };
}
