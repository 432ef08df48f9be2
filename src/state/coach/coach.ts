/** The coach: looks at the run, its mistakes and the drawing whenever one of them has changed, and says what it finds. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { usualClasses } from '../../domain/data/datasets';
import type { Finding, FindingMend } from '../../domain/explain/coach';
import type { Engine } from '../../engine-client/api';
import type { DamageState } from '../damage/damage-state';
import type { DataState } from '../data/data-state';
import type { DrawingState } from '../drawing/drawing-state';
import type { MistakesState } from '../mistakes/mistakes-state';
import type { NetworkState } from '../network/network-state';
import type { MetricsBuffer } from '../training/metrics';
import type { TrainingState } from '../training/training-state';
import { LayerWatch } from './layers';

export interface CoachState {
  /** The most pressing first. */
  readonly findings: readonly Finding[];
  /** Makes the change that a finding asks for. */
  mend(mend: FindingMend): void;
}

export interface CoachSources {
  readonly engine: Engine;
  readonly training: StoreApi<TrainingState>;
  readonly metrics: MetricsBuffer;
  readonly mistakes: StoreApi<MistakesState>;
  readonly network: StoreApi<NetworkState>;
  readonly drawing: StoreApi<DrawingState>;
  readonly data: StoreApi<DataState>;
  readonly damage: StoreApi<DamageState>;
}

/** Changes come in bursts, and a stroke under way is no drawing yet (ms). */
const calmAfter = 400;
/** More than a run keeps: all of its batches. */
const allBatches = 1 << 20;

export class Coach {
  readonly coach: StoreApi<CoachState>;
  private readonly layers: LayerWatch;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private sameRateSince = 0;

  constructor(private readonly sources: CoachSources) {
    const { engine, training, network, drawing } = sources;
    this.layers = new LayerWatch(engine, () => this.soon());
    this.coach = createStore<CoachState>()(() => ({
      findings: [],
      mend(mend) {
        if (mend.kind === 'setSetting') training.getState().setSettings({ [mend.name]: mend.value });
        else if (mend.kind === 'usualKernels') network.getState().useUsualKernels();
        else drawing.getState().setCentred(true);
      },
    }));
  }

  /** The run has changed. */
  trained(now: TrainingState, before: TrainingState): void {
    if (now.trainedSteps < before.trainedSteps) {
      this.sameRateSince = 0;
      this.layers.forget();
    } else if (now.runSettings?.learningRate !== before.runSettings?.learningRate)
      this.sameRateSince = now.trainedSteps;
    const isAnother = now.version !== before.version || now.flow !== before.flow;
    if (isAnother) void this.layers.look(now);
    if (isAnother || now.runSettings !== before.runSettings) this.soon();
  }

  /** While a drawing goes on, its end is awaited; anything else is looked at within the time. */
  soon(isDrawing = false): void {
    if (isDrawing) {
      clearTimeout(this.timer);
      this.timer = undefined;
    }
    this.timer ??= setTimeout(() => void this.look(), calmAfter);
  }

  private async look(): Promise<void> {
    this.timer = undefined;
    // The page opens without it; where it cannot be loaded the coach keeps quiet.
    const judgement = await import('./evidence').catch(() => null);
    if (!judgement) return;
    const { training, metrics, mistakes, drawing, data, damage } = this.sources;
    const findings = judgement.findingsOf({
      training: training.getState(),
      batches: metrics.view('loss', allBatches),
      sameRateSince: this.sameRateSince,
      layers: this.layers.found,
      mistakes: mistakes.getState(),
      damage: damage.getState().damage,
      drawing: drawing.getState(),
      dataset: data.getState().dataset,
      classes: training.getState().builtClasses?.length ?? usualClasses,
    });
    // Judging again and again must not render anything where nothing has changed.
    if (JSON.stringify(findings) !== JSON.stringify(this.coach.getState().findings)) this.coach.setState({ findings });
  }
}
