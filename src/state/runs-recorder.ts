/** Writes down what a training does: a record of the run from its first step, copies of it as they come, and how it ended. */
import type { BackendName } from '../domain/backends';
import { keepsWeights } from '../domain/callbacks';
import type { DatasetId } from '../domain/datasets';
import type { NetworkSpec } from '../domain/network';
import type { PresetId } from '../domain/presets';
import type { BatchPoint, RunRecord, RunState } from '../domain/run-record';
import type { EngineFailure, Evaluation, TrainArgs, TrainProgress, TrainResult } from '../protocol/messages';
import type { RunSnapshot } from '../protocol/runs';
import type { RunListener } from './runs-listener';
import type { RunsState } from './runs-state';
import type { RunStore } from './storage/run-store';

/** The most batches that a record holds: enough for a chart of any width. */
const mostBatches = 600;

export interface RecorderSurroundings {
  readonly store: RunStore;
  readonly runs: { getState(): RunsState };
  readonly now: () => number;
  readonly newId: () => string;
  readonly presetOf: (network: NetworkSpec) => PresetId | null;
  readonly parametersOf: (network: NetworkSpec) => number;
  readonly backend: () => BackendName;
  readonly dataset: () => DatasetId;
  readonly batches: (limit: number) => readonly BatchPoint[];
  /** Marks a run as trained here, until the returned function is called. */
  readonly hold: (id: string) => () => void;
}

export class RunRecorder implements RunListener {
  private current: RunRecord | null = null;
  private release: () => void = () => undefined;
  /** The run that the next training branches off from instead of going on with it. */
  private branches: string | null = null;
  /** Writes go one after the other; of those of one run that wait, only the newest. */
  private writing: Promise<void> = Promise.resolve();
  private readonly waiting = new Map<string, { record: RunRecord; snapshot: RunSnapshot | undefined }>();

  constructor(private readonly surroundings: RecorderSurroundings) {}

  /** The stored run that training goes on with; null for none. */
  adopt(record: RunRecord | null): void {
    this.current = record;
    this.surroundings.runs.getState().setCurrent(record?.id ?? null);
  }

  /** What is trained from here on is a run of its own, with the same past; the one that it came from stays as it is. */
  branch(): void {
    if (this.current) this.branches = this.current.id;
  }

  began({ network, settings, continue: goesOn }: TrainArgs): void {
    if (!goesOn || !this.isListed) this.left();
    const before = this.current;
    const record = before
      ? { ...this.ownOf(before), settings, state: 'running' as const }
      : this.fresh(network, settings);
    this.branches = null;
    this.release();
    this.release = this.surroundings.hold(record.id);
    this.adopt(record);
    this.surroundings.runs.getState().show(record);
  }

  private ownOf(record: RunRecord): RunRecord {
    if (this.branches !== record.id) return record;
    const { newId, now } = this.surroundings;
    return { ...record, id: newId(), createdAt: now(), stoppedEarly: null, keptEpochs: [] };
  }

  /** The current run may have been deleted from the list. */
  private get isListed(): boolean {
    const { currentId } = this.surroundings.runs.getState();
    return currentId !== null && currentId === this.current?.id;
  }

  private fresh(network: NetworkSpec, settings: TrainArgs['settings']): RunRecord {
    const { now, newId, presetOf, parametersOf, backend, dataset } = this.surroundings;
    return {
      id: newId(),
      name: '',
      createdAt: now(),
      presetId: presetOf(network),
      network,
      settings,
      dataset: dataset(),
      backend: backend(),
      state: 'running',
      parameters: parametersOf(network),
      steps: 0,
      epochs: [],
      batches: [],
      evaluation: null,
      stoppedEarly: null,
      keptEpochs: [],
    };
  }

  advanced(progress: TrainProgress, checkpoint: RunSnapshot | null): void {
    if (!this.current) return;
    const epochs = [...this.current.epochs, ...progress.finished];
    this.current = { ...this.current, steps: progress.totalSteps, epochs, evaluation: null };
    if (checkpoint) this.keep(checkpoint);
    else if (progress.finished.length > 0) this.surroundings.runs.getState().show(this.withBatches(this.current));
  }

  private withBatches(record: RunRecord): RunRecord {
    const { runs } = this.surroundings.runs.getState();
    // It may have been renamed meanwhile.
    const name = runs.find(({ id }) => id === record.id)?.name ?? record.name;
    return { ...record, name, batches: this.surroundings.batches(mostBatches), backend: this.surroundings.backend() };
  }

  private keep(checkpoint: RunSnapshot): void {
    if (!this.current) return;
    const { epochs, stepInEpoch } = checkpoint.position;
    const isDue = stepInEpoch === 0 && keepsWeights(this.current.settings, epochs);
    if (isDue && !this.current.keptEpochs.includes(epochs)) this.keepWeights(checkpoint, epochs);
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
    // Stopped before its first step, nothing was trained.
    if (this.current?.steps === 0) this.left();
    else this.end(outcome, { evaluation, stoppedEarly });
  }

  failed({ code }: EngineFailure): void {
    if (this.current?.steps === 0) this.left();
    else this.end(code === 'crashed' ? 'interrupted' : 'failed', {});
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
    this.release();
    if (this.current?.state === 'running') {
      if (this.current.steps === 0) this.drop(this.current.id);
      else this.end('stopped', {});
    }
    this.adopt(null);
  }

  /** Not so while weights of an earlier epoch are in place: what is measured on them is no result of the run. */
  private get isWhole(): boolean {
    const { runs } = this.surroundings.runs.getState();
    return runs.some(({ id, steps }) => id === this.current?.id && steps === this.current.steps);
  }

  private drop(id: string): void {
    const { runs } = this.surroundings;
    void runs.getState().discard(id);
  }

  private end(state: RunState, result: Partial<RunRecord>): void {
    this.release();
    if (!this.current) return;
    this.current = { ...this.current, ...result, state };
    this.write();
  }

  private write(snapshot?: RunSnapshot): void {
    if (!this.current || !this.isListed) return;
    const { runs } = this.surroundings;
    const { id } = this.current;
    this.current = this.withBatches(this.current);
    runs.getState().show(this.current);
    const before = this.waiting.get(id);
    this.waiting.set(id, { record: this.current, snapshot: snapshot ?? before?.snapshot });
    if (!before) this.writing = this.writing.then(() => this.writeNewest(id));
  }

  private async writeNewest(id: string): Promise<void> {
    const newest = this.waiting.get(id);
    this.waiting.delete(id);
    if (newest) await this.surroundings.runs.getState().keep(newest.record, newest.snapshot);
  }

  /** Resolves when all that was to be written is written. */
  settled(): Promise<void> {
    return this.writing;
  }
}
