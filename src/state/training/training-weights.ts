/** What happens to the weights between trainings: fresh ones, those of an earlier run, the best ones; and how good they are. */
import type { Arithmetic } from '../../domain/training/backends';
import { isUnderWay } from '../../domain/training/training-flow';
import type { Evaluation } from '../../domain/training/metrics';
import type { EngineFailure } from '../../domain/engine-failure';
import type { EvaluateProgress } from '../../protocol/messages';
import { failureOf } from '../engine/failure';
import { isOvertaken } from '../newest';
import type { SavedRun } from '../runs/listener';
import type { TrainingCore } from './training-core';
import { nothingBuilt } from './training-state';

export class TrainingWeights {
  /** The building of a network under way. */
  private making: Promise<void> | null = null;

  constructor(private readonly core: TrainingCore) {}

  /**
   * Fresh weights from the seed; a paused run is ended first.
   *
   * @param arithmetic with what the run is to be computed, where that is possible; by default with the fastest
   */
  async reset(arithmetic?: Arithmetic): Promise<void> {
    const { core } = this;
    if (!core.surroundings.isNetworkValid()) return;
    if (core.get().flow === 'paused') core.engine.control({ kind: 'stop' });
    const before = core.running;
    const signal = this.leave();
    if (signal) await this.make(before, signal, arithmetic);
  }

  /** The run is over for good; null while one is under way. */
  private leave(): AbortSignal | null {
    const { core } = this;
    if (!core.go('reset')) return null;
    const signal = core.begin();
    core.listener?.left();
    core.forgetRun();
    core.set(nothingBuilt);
    return signal;
  }

  /** Throws a run away whose weights are lost. What was trained stays. */
  leaveLost(): void {
    const { flow, trainedSteps } = this.core.get();
    if (flow !== 'idle' && trainedSteps === 0) this.leave();
  }

  /** Builds the chosen network where nothing was trained. What was built before is there until then. */
  async prepare(): Promise<void> {
    const { core } = this;
    const { flow, isHeld } = core.get();
    if (this.making) await this.making;
    else if (flow === 'idle' && !isHeld && core.surroundings.isNetworkValid())
      await this.make(core.running, core.begin());
  }

  private make(before: Promise<void>, signal: AbortSignal, arithmetic?: Arithmetic): Promise<void> {
    const making = before
      .then(() => this.build(signal, arithmetic))
      .finally(() => {
        if (this.making === making) this.making = null;
      });
    this.making = making;
    return making;
  }

  /** @param wanted with what the run is to be computed, where that is possible; by default with the fastest */
  private async build(signal: AbortSignal, wanted?: Arithmetic): Promise<void> {
    const { core } = this;
    const network = core.surroundings.network();
    const { seed } = core.get().settings;
    const { data } = core;
    try {
      const { arithmetic } = await core.engine.call('build', { network, seed, ...(wanted && { arithmetic: wanted }) });
      if (isOvertaken(signal)) return;
      core.set({ arithmetic });
      core.setBuilt(network, seed, data);
      core.weightsChanged();
    } catch (error) {
      if (!isOvertaken(signal)) core.fail(failureOf(error));
    }
  }

  /** Puts an earlier run in place of the present one, which is over, and stays when that fails; false then. */
  async adopt(saved: SavedRun): Promise<boolean> {
    const { core } = this;
    const signal = core.begin();
    try {
      await core.surroundings.loadData();
      if (isOvertaken(signal)) return false;
      const { trainedSteps, arithmetic } = await core.engine.call(
        'restore',
        { snapshot: saved.snapshot },
        { transfer: true },
      );
      if (isOvertaken(signal) || !core.go('restore')) return false;
      core.set({ arithmetic });
      this.show(saved, trainedSteps);
      return true;
    } catch (error) {
      const failure = failureOf(error);
      if (isOvertaken(signal)) return false;
      core.set({ failure });
      if (failure.code === 'crashed') core.fail(failure);
      return false;
    }
  }

  private show(saved: SavedRun, trainedSteps: number): void {
    const { core } = this;
    const { snapshot, settings, epochs, batches, evaluation, stoppedEarly = null, taught = [] } = saved;
    const { best, position } = snapshot;
    core.forgetRun();
    core.metrics.load(batches);
    const runSettings = { ...settings, learningRate: snapshot.fit?.learningRate ?? settings.learningRate };
    core.setBuilt(snapshot.network, snapshot.seed);
    const evaluatedOn = evaluation && core.surroundings.dataset();
    const bestEpoch = best && best.steps !== position.steps ? best.epoch : null;
    core.set({ epochs, evaluation, evaluatedOn, trainedSteps, runSettings, settings, bestEpoch, stoppedEarly, taught });
    core.weightsChanged();
  }

  /** Goes back to the weights of the best epoch, and measures them. */
  async useBest(): Promise<void> {
    const { core } = this;
    const { flow, bestEpoch } = core.get();
    if (isUnderWay(flow) || bestEpoch === null) return;
    try {
      const best = await core.engine.call('useBestWeights', {});
      const { taught, canUnteach } = core.get();
      // They are of an epoch before that.
      const left = { taught: canUnteach ? taught.slice(0, -1) : taught, canUnteach: false };
      core.set({ bestEpoch: null, restoredEpoch: best?.epoch ?? null, evaluation: null, ...left });
      core.weightsChanged();
      await this.evaluate();
      const { checkpoint } = await core.engine.call('snapshot', {});
      core.listener?.replaced(checkpoint, this.ownEvaluation);
    } catch (error) {
      core.set({ failure: failureOf(error) });
    }
  }

  /** Measures the weights in use on the test images of the chosen data set; a measurement under way is given up for it. */
  async evaluate(): Promise<void> {
    const { core } = this;
    const { flow, built } = core.get();
    if (isUnderWay(flow) || !built) return;
    const signal = core.evaluations.begin();
    core.set({ failure: null, evaluating: { done: 0, count: 0 } });
    try {
      await core.surroundings.loadData();
      if (isOvertaken(signal)) return;
      const evaluatedOn = core.surroundings.dataset();
      const onProgress = (progress: EvaluateProgress): void => {
        if (!isOvertaken(signal)) core.set({ evaluating: progress });
      };
      const evaluation = await core.engine.call('evaluate', { split: 'test' }, { onProgress, signal });
      if (isOvertaken(signal)) return;
      core.set({ evaluation, evaluatedOn, evaluating: null });
      if (this.ownEvaluation) core.listener?.evaluated(evaluation);
    } catch (error) {
      if (!isOvertaken(signal)) this.evaluationFailed(failureOf(error));
    }
  }

  /** Nobody waits for the measurement under way any more. */
  stopEvaluating(): void {
    if (!this.core.get().evaluating) return;
    this.core.evaluations.end();
    this.core.set({ evaluating: null });
  }

  /** The result on the data of the run; what other images give, or taught weights, is no part of it. */
  private get ownEvaluation(): Evaluation | null {
    const { evaluation, evaluatedOn, builtDataset, canUnteach } = this.core.get();
    return evaluatedOn === builtDataset && !canUnteach ? evaluation : null;
  }

  /** The run itself is as good as before, unless the worker went down. */
  private evaluationFailed(failure: EngineFailure): void {
    this.core.set({ evaluating: null, failure });
    if (failure.code === 'crashed' || failure.code === 'networkMissing') this.core.fail(failure);
  }
}
