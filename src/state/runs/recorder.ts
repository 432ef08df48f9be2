/** Writes down what a training does: a record of the run from its first step, copies of it as they come, and how it ended. */
import type { BackendName } from '../../domain/training/backends';
import { keepsWeights } from '../../domain/training/callbacks';
import type { DatasetId } from '../../domain/data/datasets';
import type { NetworkSpec } from '../../domain/network/network';
import type { PresetId } from '../../domain/network/presets';
import {
  cutBack,
  lastSettings,
  mostBatches,
  withFinished,
  type RunRecord,
  type RunState,
} from '../../domain/run/run-record';
import type { Position, RunSnapshot } from '../../domain/run/snapshot';
import type { Teaching } from '../../domain/training/teaching';
import type { BatchPoint, Evaluation } from '../../domain/training/metrics';
import type { EngineFailure } from '../../domain/engine-failure';
import type { TrainProgress } from '../../domain/run/train-progress';
import type { TrainArgs, TrainResult } from '../../protocol/messages';
import { RunClaim, type HoldRun } from './claim';
import { freshRecord } from './fresh-record';
import type { RunListener } from './listener';
import type { RunsState } from './runs-state';
import { RunWriter } from './writer';
import type { RunStore } from '../storage/run-store';

export interface RecorderSurroundings {
  readonly store: RunStore;
  readonly runs: { getState(): RunsState };
  readonly now: () => number;
  readonly newId: () => string;
  readonly presetOf: (network: NetworkSpec) => PresetId | null;
  readonly parametersOf: (network: NetworkSpec) => number;
  readonly backend: () => BackendName;
  readonly dataset: () => DatasetId;
  /** That of the loaded data, where they are the user's own. */
  readonly dataChecksum?: () => number | null;
  readonly batches: (limit: number) => readonly BatchPoint[];
  readonly hold: HoldRun;
}

export class RunRecorder implements RunListener {
  private current: RunRecord | null = null;
  /** The run as it was before the training under way; null for a new one. */
  private before: RunRecord | null = null;
  /** The place of the newest copy that is stored; null where there is none. */
  private saved: Pick<Position, 'epochs' | 'steps'> | null = null;
  /** The run that the next training branches off from instead of going on with it. */
  private branches: string | null = null;
  private readonly claim: RunClaim;
  private readonly writer: RunWriter;

  constructor(private readonly surroundings: RecorderSurroundings) {
    this.claim = new RunClaim(surroundings.runs, surroundings.hold);
    this.writer = new RunWriter(surroundings.runs);
  }

  /** The stored run that training goes on with; null for none. */
  adopt(record: RunRecord | null): void {
    this.current = record;
    this.claim.know(record);
    this.surroundings.runs.getState().setCurrent(record?.id ?? null);
  }

  /** What is trained from here on is a run of its own, with the same past; the one that it came from stays as it is. */
  branch(): void {
    if (this.current) this.branches = this.current.id;
  }

  async began(args: TrainArgs, taught: readonly Teaching[] = []): Promise<void> {
    if (!args.continue || !this.isListed) this.left();
    const before = this.current;
    // A run that was taught is another one: the one that it came from stays as it is.
    if (taught.length > taughtTimes(before)) this.branch();
    const found = before ? await this.goOnWith(before, args) : this.fresh(args);
    const record = taught.length > 0 ? { ...found, taught } : found;
    const isSame = record.id === before?.id;
    this.before = before;
    this.branches = null;
    this.saved = isSame ? { steps: record.steps, epochs: record.epochs.at(-1)?.epoch ?? 0 } : null;
    if (!isSame) await this.claim.take(record.id);
    this.adopt(record);
    // Other tabs must not offer a stored run any more that is being trained again.
    if (isSame) this.write();
    else this.surroundings.runs.getState().show(record);
  }

  /** The same run; or, where another tab has taken it up or it is to stay as it is, one of its own with the same past. */
  private async goOnWith(before: RunRecord, { settings, resume }: TrainArgs): Promise<RunRecord> {
    const record = { ...(resume ? before : withFit(before, settings)), state: 'running' as const };
    if (this.branches !== before.id && (await this.claim.take(before.id))) return record;
    const { newId, now } = this.surroundings;
    return { ...record, id: newId(), createdAt: now(), stoppedEarly: null, keptEpochs: [] };
  }

  /** The current run may have been deleted from the list. */
  private get isListed(): boolean {
    const { currentId } = this.surroundings.runs.getState();
    return currentId !== null && currentId === this.current?.id;
  }

  private fresh({ network, settings }: TrainArgs): RunRecord {
    const { now, newId, presetOf, parametersOf, backend, dataset } = this.surroundings;
    const dataChecksum = this.surroundings.dataChecksum?.() ?? null;
    const record = freshRecord({
      id: newId(),
      createdAt: now(),
      presetId: presetOf(network),
      network,
      settings,
      dataset: dataset(),
      backend: backend(),
      parameters: parametersOf(network),
    });
    return dataChecksum === null ? record : { ...record, dataChecksum };
  }

  rateChanged(rate: number): void {
    if (this.current?.state !== 'running') return;
    const { steps, rates = [] } = this.current;
    this.current = { ...this.current, rates: [...rates.filter(({ step }) => step < steps), { step: steps, rate }] };
  }

  advanced(progress: TrainProgress, checkpoint: RunSnapshot | null): void {
    if (!this.current) return;
    const epochs = withFinished(this.current.epochs, progress.finished);
    this.current = { ...this.current, steps: progress.totalSteps, epochs, evaluation: null };
    if (checkpoint) this.keep(checkpoint);
    else if (progress.finished.length > 0) this.surroundings.runs.getState().show(this.withBatches(this.current));
  }

  private withBatches(record: RunRecord): RunRecord {
    const { runs } = this.surroundings.runs.getState();
    // It may have been renamed meanwhile.
    const name = runs.find(({ id }) => id === record.id)?.name ?? record.name;
    const batches = this.surroundings.batches(mostBatches).filter(({ step }) => step <= record.steps);
    return { ...record, name, batches, backend: this.surroundings.backend() };
  }

  private keep(checkpoint: RunSnapshot): void {
    if (!this.current) return;
    const { epochs, stepInEpoch } = checkpoint.position;
    const isDue = stepInEpoch === 0 && keepsWeights(lastSettings(this.current), epochs);
    if (isDue && !this.current.keptEpochs.includes(epochs)) this.keepWeights(checkpoint, epochs);
    const { position, arithmetic } = checkpoint;
    this.saved = position;
    if (arithmetic) this.current = { ...this.current, arithmetic };
    this.write(checkpoint);
  }

  private keepWeights(checkpoint: RunSnapshot, epoch: number): void {
    if (!this.current) return;
    const { id } = this.current;
    const weights = { ...checkpoint, optimizer: null, fit: null, best: null };
    this.current = { ...this.current, keptEpochs: [...this.current.keptEpochs, epoch] };
    void this.surroundings.store.putKept(id, epoch, weights);
  }

  ended({ outcome, evaluation, stoppedEarly = null }: TrainResult): void {
    if (outcome === 'done' || this.hasTrained) this.end(outcome, { evaluation, stoppedEarly });
    else this.takeBack();
  }

  failed({ code }: EngineFailure): void {
    if (!this.current || !this.hasTrained) this.takeBack();
    else if (code !== 'crashed' || !this.saved) this.end('failed', {});
    else {
      // What was trained after the newest copy is lost, and can be trained again.
      this.current = cutBack(this.current, this.saved);
      this.end('interrupted', {});
    }
  }

  evaluated(evaluation: Evaluation): void {
    if (!this.current || !this.isWhole) return;
    this.current = { ...this.current, evaluation };
    this.write();
  }

  replaced(checkpoint: RunSnapshot, evaluation: Evaluation | null): void {
    if (!this.current || !this.isWhole) return;
    this.current = { ...this.current, evaluation };
    this.write(checkpoint);
  }

  /** The next training is another run. */
  left(): void {
    if (this.current?.state === 'running') {
      if (this.hasTrained) this.end('stopped', {});
      else this.takeBack();
    }
    this.adopt(null);
  }

  /** Not so while weights of an earlier epoch are in place: what is measured on them is no result of the run. */
  private get isWhole(): boolean {
    const { runs } = this.surroundings.runs.getState();
    return runs.some(({ id, steps, state }) => {
      return id === this.current?.id && steps === this.current.steps && state === this.current.state;
    });
  }

  private get hasTrained(): boolean {
    const { current, before } = this;
    if (!current) return false;
    return current.steps > (before?.steps ?? 0) || current.epochs.length > (before?.epochs.length ?? 0);
  }

  /** Nothing was trained: all is as it was before. */
  private takeBack(): void {
    const { current, before, isListed } = this;
    const isSame = current?.id === before?.id;
    if (current && !isSame) void this.surroundings.runs.getState().discard(current.id);
    this.adopt(isListed ? before : null);
    if (isSame && before && isListed) this.writer.write(before);
    else this.branch();
    this.releaseSoon();
  }

  private end(state: RunState, result: Partial<RunRecord>): void {
    if (!this.current) return;
    this.current = { ...this.current, ...result, state };
    this.write();
    this.releaseSoon();
  }

  /** Other tabs may take the run up when all of it is written, unless it is being trained again by then. */
  private releaseSoon(): void {
    this.writer.after(() => {
      if (this.current?.state !== 'running') this.claim.release();
    });
  }

  private write(snapshot?: RunSnapshot): void {
    if (!this.current || !this.isListed) return;
    this.current = this.withBatches(this.current);
    this.writer.write(this.current, snapshot);
    this.claim.know(this.current);
  }

  /** Resolves when all that was to be written is written. */
  settled(): Promise<void> {
    return this.writer.settled();
  }
}

function taughtTimes(record: RunRecord | null): number {
  return record?.taught?.length ?? 0;
}

/** Another training begins: what was chosen for the one before, and not used any more, is forgotten. */
function withFit(record: RunRecord, settings: TrainArgs['settings']): RunRecord {
  const isUsed = ({ step }: { readonly step: number }) => step < record.steps;
  const { rates, later = [], steps } = record;
  return {
    ...record,
    ...(rates && { rates: rates.filter(isUsed) }),
    later: [...later.filter(isUsed), { step: steps, settings }],
  };
}
