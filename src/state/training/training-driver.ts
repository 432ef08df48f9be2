/** Drives a run through the worker: sends the calls, follows their progress and turns it into state. */
import { isUnderWay } from '../../domain/training/training-flow';
import { withFinished } from '../../domain/run/run-record';
import type { TrainProgress } from '../../domain/run/train-progress';
import type { TrainArgs, TrainResult } from '../../protocol/messages';
import { failureOf } from '../engine/failure';
import { isOvertaken } from '../newest';
import type { TrainingCore } from './training-core';
import { continuesRun, invalidSettings } from './training-run';

export class TrainingDriver {
  private beginsPaused = false;
  private sentRate = 0;

  constructor(private readonly core: TrainingCore) {}

  /** @param resume goes on with the training that was not brought to its end, rather than beginning another one */
  run(paused: boolean, resume = false): Promise<void> {
    const { core } = this;
    const { settings, flow, isHeld } = core.get();
    if (!core.surroundings.isNetworkValid() || invalidSettings(settings).length > 0) return Promise.resolve();
    if (isHeld || isUnderWay(flow) || !core.go(paused ? 'step' : 'train')) return Promise.resolve();
    const network = core.surroundings.network();
    const signal = core.begin();
    this.beginsPaused = paused;
    core.set({ runSettings: settings });
    core.running = this.follow({ network, settings, continue: true, paused, resume }, signal);
    return core.running;
  }

  private async follow(args: TrainArgs, signal: AbortSignal): Promise<void> {
    try {
      const result = await this.send(args, signal, 2);
      if (!isOvertaken(signal) && result) this.finish(result);
    } catch (error) {
      if (!isOvertaken(signal)) this.core.fail(failureOf(error));
    }
  }

  /**
   * Starts the run in the worker; null when it was called off before. A new worker, without data or weights, gets them (again).
   *
   * @param wanted its `continue` only allows going on: whether the weights fit is known when the data are there
   */
  private async send(wanted: TrainArgs, signal: AbortSignal, retries: number): Promise<TrainResult | null> {
    const { core } = this;
    await core.surroundings.loadData();
    if (isOvertaken(signal)) return null;
    core.isSent = true;
    const args = this.withNewestRate({ ...wanted, continue: wanted.continue && this.mayGoOn(wanted) });
    if (!args.continue) core.forgetRun();
    await core.listener?.began(args, core.get().taught);
    core.set({
      canUnteach: false,
      evaluation: null,
      evaluatedOn: null,
      bestEpoch: null,
      stoppedEarly: null,
      restoredEpoch: null,
    });
    core.setBuilt(args.network, args.settings.seed);
    try {
      const onProgress = (progress: TrainProgress): void => {
        if (!isOvertaken(signal)) this.advance(progress);
      };
      return await core.engine.call('train', args, { onProgress });
    } catch (error) {
      const { code } = failureOf(error);
      if (isOvertaken(signal) || retries === 0 || (code !== 'datasetMissing' && code !== 'networkMissing')) throw error;
      if (code === 'datasetMissing') core.surroundings.dataLost();
      return await this.send({ ...args, continue: args.continue && code !== 'networkMissing' }, signal, retries - 1);
    }
  }

  private mayGoOn({ network, resume }: TrainArgs): boolean {
    return resume === true || continuesRun(this.core.get(), network, this.core.data);
  }

  /** The learning rate may have been changed while the data were awaited. */
  private withNewestRate(args: TrainArgs): TrainArgs {
    const learningRate = this.core.get().runSettings?.learningRate ?? args.settings.learningRate;
    this.sentRate = learningRate;
    return { ...args, settings: { ...args.settings, learningRate } };
  }

  private advance({ checkpoint, ...progress }: TrainProgress): void {
    const { core } = this;
    core.metrics.add(progress);
    const { epochs } = core.get();
    core.set({
      progress,
      trainedSteps: progress.totalSteps,
      ...(progress.finished.length > 0 && { epochs: withFinished(epochs, progress.finished) }),
    });
    core.listener?.advanced(progress, checkpoint ?? null);
    // The worker hears nothing before the calls ahead of this one are done: what was asked in the meantime is said (again) now.
    if (core.get().isStopping) core.engine.control({ kind: 'stop' });
    else if (core.get().flow === 'preparing' && progress.phase !== 'preparing') this.started();
    if (this.isWorthShowing(progress)) core.weightsChanged();
  }

  private started(): void {
    const { core } = this;
    const learningRate = core.get().runSettings?.learningRate;
    if (learningRate !== undefined && learningRate !== this.sentRate)
      core.engine.control({ kind: 'setLearningRate', learningRate });
    core.go(this.beginsPaused ? 'pause' : 'ready');
    if (this.beginsPaused) core.engine.control({ kind: 'step' });
  }

  /** After an epoch, after a single step, and in between whenever the steps have grown by half: 1, 2, 3, 5, 8, 12, ... */
  private isWorthShowing({ totalSteps, finished }: TrainProgress): boolean {
    const { shownSteps } = this.core;
    if (finished.length > 0) return true;
    return totalSteps > shownSteps && (this.core.get().flow === 'paused' || totalSteps >= shownSteps * 1.5);
  }

  private finish(result: TrainResult): void {
    const { core } = this;
    // Stopped before its first step, a new run leaves nothing that was trained.
    core.go(result.outcome === 'stopped' && core.get().trainedSteps === 0 ? 'stop' : 'finish');
    const { evaluation, bestEpoch = null, stoppedEarly = null, restoredEpoch = null } = result;
    const evaluatedOn = evaluation && core.get().builtDataset;
    core.set({ isStopping: false, evaluation, evaluatedOn, bestEpoch, stoppedEarly, restoredEpoch });
    core.listener?.ended(result);
    core.weightsChanged();
  }

  pause(): void {
    if (this.core.get().flow === 'training' && this.core.go('pause')) this.core.engine.control({ kind: 'pause' });
  }

  resume(): void {
    if (this.core.go('resume')) this.core.engine.control({ kind: 'resume' });
  }

  step(): void {
    if (this.core.get().flow === 'paused') this.core.engine.control({ kind: 'step' });
  }

  stop(): void {
    const { core } = this;
    if (!isUnderWay(core.get().flow)) return;
    if (core.isSent) {
      core.set({ isStopping: true });
      core.engine.control({ kind: 'stop' });
    } else {
      core.callOff();
      core.go(core.get().trainedSteps > 0 ? 'finish' : 'stop');
    }
  }

  /** Ends the run under way and lets no other begin before the work is done. */
  hold<T>(work: () => Promise<T>): Promise<T> {
    return this.core.hold(async () => {
      this.stop();
      await this.core.running;
      return work();
    });
  }

  setLearningRate(learningRate: number): void {
    const { flow, runSettings } = this.core.get();
    if (!isUnderWay(flow) || !runSettings) return;
    this.core.set({ runSettings: { ...runSettings, learningRate } });
    if (this.core.isSent) this.core.listener?.rateChanged(learningRate);
    if (flow !== 'preparing') this.core.engine.control({ kind: 'setLearningRate', learningRate });
  }
}
