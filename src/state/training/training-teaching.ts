/** Teaches the network in use drawings, while no training runs, and takes that back. The record of the run stays as it is. */
import { isUnderWay } from '../../domain/training/training-flow';
import type { TeachArgs, TeachProgress, TeachResult } from '../../protocol/teach';
import { failureOf } from '../engine/failure';
import { isOvertaken } from '../newest';
import type { TrainingCore } from './training-core';
import type { TrainingState } from './training-state';

type Drawings = Pick<TeachArgs, 'images' | 'labels'>;
type Measured = Pick<TrainingState, 'evaluation' | 'evaluatedOn'>;

export class TrainingTeaching {
  private key = 0;
  /** What was measured before the teaching that is in place. */
  private before: Measured | null = null;

  constructor(private readonly core: TrainingCore) {}

  /** Whether the network in use can be taught now. */
  get isAllowed(): boolean {
    const { flow, isHeld, built, trainedSteps, builtDataset } = this.core.get();
    const isForData = builtDataset === this.core.surroundings.dataset();
    return !isUnderWay(flow) && !isHeld && built !== null && trainedSteps > 0 && isForData;
  }

  /**
   * Null when it was refused, called off, or overtaken by another run; all is then as it was before. Rejects with an EngineError.
   *
   * @param signal calls it off
   */
  async teach(
    drawings: Drawings,
    onProgress: (progress: TeachProgress) => void,
    signal: AbortSignal,
  ): Promise<TeachResult | null> {
    if (!this.isAllowed || drawings.labels.length === 0) return null;
    return this.core.hold(() => this.work(drawings, onProgress, signal));
  }

  private async work(
    drawings: Drawings,
    onProgress: (progress: TeachProgress) => void,
    given: AbortSignal,
  ): Promise<TeachResult | null> {
    const { core } = this;
    const key = ++this.key;
    const run = core.signal;
    const either = new AbortController();
    for (const each of [given, run]) each.addEventListener('abort', () => either.abort());
    const { signal } = either;
    try {
      await core.surroundings.loadData();
      const { runSettings, settings } = core.get();
      const { validation, validationSplit } = runSettings ?? settings;
      const args = { ...drawings, key, settings: { validation, validationSplit } };
      const result = await core.engine.call('teach', args, { onProgress, signal });
      this.taught(drawings.labels.length, result);
      return result;
    } catch (error) {
      if (isOvertaken(run)) return null;
      if (isOvertaken(given)) return await this.calledOff(key);
      const failure = failureOf(error);
      if (failure.code === 'crashed' || failure.code === 'networkMissing') core.fail(failure);
      throw error;
    }
  }

  private taught(count: number, { after }: TeachResult): void {
    const { core } = this;
    const { evaluation, evaluatedOn, taught, canUnteach, trainedSteps } = core.get();
    this.before = canUnteach && this.before ? this.before : { evaluation, evaluatedOn };
    const earlier = canUnteach ? taught.slice(0, -1) : taught;
    core.set({
      taught: [...earlier, { step: trainedSteps, drawings: count }],
      canUnteach: true,
      // A figure that is shown is that of the weights in use.
      ...(evaluation && { evaluation: after.test, evaluatedOn: core.surroundings.dataset() }),
    });
    core.weightsChanged();
  }

  /** The worker may have been done when it heard of it. */
  private async calledOff(key: number): Promise<null> {
    const { isUndone } = await this.core.engine.call('undoTeaching', { key });
    if (isUndone) this.forgetLast();
    return null;
  }

  /** Puts the weights back as training left them. Rejects with an EngineError. */
  async undo(): Promise<void> {
    const { core } = this;
    const { canUnteach, flow, isHeld } = core.get();
    if (!canUnteach || isUnderWay(flow) || isHeld) return;
    await core.hold(async () => {
      await core.engine.call('undoTeaching', { key: null });
      this.forgetLast();
    });
  }

  private forgetLast(): void {
    const { core } = this;
    const { taught, canUnteach } = core.get();
    core.set({ canUnteach: false, ...(canUnteach && { taught: taught.slice(0, -1), ...this.before }) });
    this.before = null;
    core.weightsChanged();
  }
}
