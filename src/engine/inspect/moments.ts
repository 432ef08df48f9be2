import { disposeModel, type Model } from '../core/model';
import type { Run } from '../training/run';
import { copyWeights, setWeights, twinOf } from './weights';
import type { Moment } from '../../domain/run/moment';

interface Kept extends Moment {
  readonly weights: Float32Array;
}

/** Weights that answer a question, and how many steps they have seen. */
export interface WeightsAt {
  readonly model: Model;
  readonly trainedSteps: number;
}

/** Memory for remembered weights, in bytes. */
const budget = 64 * 2 ** 20;
/** Of networks so large that not even this many copies fit, nothing is remembered. */
const fewest = 4;
/** More than these make a slider no finer. */
const most = 200;
/** Remembering may take a hundredth of the time: after an epoch it happens only when 100 times of what it last cost have passed since the last one. */
const rest = 100;

/**
 * The weights of a run at its start, after steps 1, 2, 4, 8 ... and after epochs: how it learned. When they get too many, those go that lie closest together, counted in
 * powers of two, since a network changes most at the beginning.
 */
export class Moments {
  private kept: Kept[] = [];
  private twin: { readonly model: Model; step: number } | null = null;
  private keptAt = performance.now();
  private cost = 0;

  constructor(private readonly bytes = budget) {}

  get list(): Moment[] {
    return this.kept.map(({ step, epochs }) => ({ step, epochs }));
  }

  /** To be called whenever a run's weights are those of its position: remembers them when they are due. */
  note(run: Run): Promise<void> | undefined {
    const { steps, stepInEpoch, epochs } = run.position;
    const isEpoch = stepInEpoch === 0 && steps > 0;
    const last = this.kept.at(-1);
    if (last?.step === steps) this.kept[this.kept.length - 1] = { ...last, epochs };
    if (last && last.step >= steps) return undefined;
    return isPowerOfTwo(steps) || steps === 0 || (isEpoch && this.hasTime) ? this.keep(run) : undefined;
  }

  /** The weights of the remembered step next to `moment`; those of now for null. The model stays ours, and changes with the next call. */
  weightsAt(run: Run, moment: number | null): WeightsAt {
    const found = moment === null ? null : this.nearest(moment);
    if (!found) return { model: run.model, trainedSteps: run.position.steps };
    this.twin ??= { model: twinOf(run.model), step: NaN };
    if (this.twin.step !== found.step) setWeights(this.twin.model, found.weights);
    this.twin.step = found.step;
    return { model: this.twin.model, trainedSteps: found.step };
  }

  /** Frees what lies on the device; the remembered weights stay. */
  disposeModel(): void {
    if (this.twin) disposeModel(this.twin.model);
    this.twin = null;
  }

  /** Forgets everything: a new run begins. */
  clear(): void {
    this.disposeModel();
    this.kept = [];
    this.keptAt = performance.now();
    this.cost = 0;
  }

  private get hasTime(): boolean {
    return performance.now() - this.keptAt >= rest * this.cost;
  }

  private async keep(run: Run): Promise<void> {
    const before = performance.now();
    const { steps: step, epochs } = run.position;
    const weights = await copyWeights(run.model);
    if (weights.byteLength * fewest <= this.bytes) this.kept.push({ step, epochs, weights });
    while (this.kept.length > Math.min(most, this.bytes / weights.byteLength)) this.dropClosest();
    this.keptAt = performance.now();
    this.cost = this.keptAt - before;
  }

  /** Drops the moment whose neighbours are closest to each other; the first and the last stay. */
  private dropClosest(): void {
    const gaps = this.kept.map((_, index) => this.gapAround(index));
    this.kept.splice(gaps.indexOf(Math.min(...gaps)), 1);
  }

  private gapAround(index: number): number {
    const [before, after] = [this.kept[index - 1], this.kept[index + 1]];
    return before && after ? (after.step + 1) / (before.step + 1) : Infinity;
  }

  private nearest(moment: number): Kept | null {
    return this.kept.reduce<Kept | null>(
      (best, one) => (best && Math.abs(best.step - moment) <= Math.abs(one.step - moment) ? best : one),
      null,
    );
  }
}

function isPowerOfTwo(count: number): boolean {
  return count > 0 && Math.log2(count) % 1 === 0;
}
