/** Brings data sets to the worker and turns what comes of it into state. Only the newest choice counts: loading an earlier one is called off. */
import { dataParts } from '../../domain/data/data-parts';
import {
  datasets,
  firstDataset,
  isFull,
  isOwn,
  type DatasetId,
  type DatasetInfo,
  type FullId,
  type OwnId,
} from '../../domain/data/datasets';
import { ownSetChecksum, ownSetInfo, readinessOf, splitOwnSet, type OwnSet } from '../../domain/data/own-set';
import type { DataSource } from '../../domain/data/held-data';
import { EngineError, type Engine } from '../../engine-client/api';
import type { DataFileArgs } from '../../protocol/data';
import type { LoadProgress } from '../../protocol/messages';
import type { DataState } from './data-state';
import { editingPause } from '../editing-pause';
import { failureOf } from '../engine/failure';
import { isOvertaken, newest } from '../newest';

/** Where one's own sets come from. */
export type FindOwnSet = (id: OwnId) => Promise<OwnSet | null>;

/** A data set in the worker. */
type Loaded = Pick<DataState, 'checksum'> & { readonly info: DatasetInfo };

export class DataLoader {
  private loading: Promise<void> | null = null;
  private isInWorker = false;
  private readonly choice = newest();
  private lastLoaded: DatasetId = firstDataset;
  private source: DataSource = 'here';
  private editTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly engine: Engine,
    private readonly set: (partial: Partial<DataState>) => void,
    private readonly get: () => DataState,
    private readonly findOwnSet: FindOwnSet = () => Promise.resolve(null),
  ) {}

  select(dataset: DatasetId): Promise<void> {
    if (dataset === this.get().dataset) {
      if (this.isInWorker) return Promise.resolve();
      if (this.loading) return this.loading;
    }
    return this.begin(dataset);
  }

  retry(): Promise<void> {
    return this.loading ?? this.begin(this.get().dataset, this.source);
  }

  begin(dataset: DatasetId, source: DataSource = 'here'): Promise<void> {
    const before = this.get();
    this.isInWorker = false;
    this.source = source;
    const info = dataset === before.dataset ? before.info : null;
    this.set({ dataset, info, failure: null, progress: { loadedBytes: 0, totalBytes: 0 } });
    this.loading = this.load(dataset);
    return this.loading;
  }

  async cancel(): Promise<void> {
    const { dataset, failure } = this.get();
    if (!this.loading && !failure) return;
    await this.begin(this.lastLoaded === dataset ? firstDataset : this.lastLoaded);
  }

  async ensureLoaded(): Promise<boolean> {
    if (!this.isInWorker) await this.retry();
    // Another choice may have been made while this one was awaited.
    return this.isInWorker || (this.loading ? this.ensureLoaded() : false);
  }

  lost(): void {
    this.isInWorker = false;
  }

  ownSetChanged(id: OwnId): void {
    if (id !== this.get().dataset) return;
    this.isInWorker = false;
    clearTimeout(this.editTimer);
    this.editTimer = setTimeout(() => {
      // Quietly: what is shown about the set stays until the worker has the new one.
      if (id === this.get().dataset) this.loading = this.load(id);
    }, editingPause);
  }

  async addFiles(files: readonly DataFileArgs[]): Promise<void> {
    const { dataset } = this.get();
    const likely: FullId = isFull(dataset) ? dataset : datasets[firstDataset].whole;
    try {
      const { reports, held } = await this.engine.call('addDataFiles', { dataset: likely, files }, { transfer: true });
      this.set({ reports, held });
      const isMeant = (id: FullId) => reports.some((report) => report.dataset === id);
      const whole = held.sets.find((each) => each.parts.length === dataParts.length && isMeant(each.dataset));
      if (whole) await this.get().select(whole.dataset);
    } catch (error) {
      this.set({ failure: failureOf(error) });
    }
  }

  async forget(dataset: FullId): Promise<void> {
    try {
      this.set({ held: await this.engine.call('forgetData', { dataset }) });
    } catch (error) {
      this.set({ failure: failureOf(error) });
    }
  }

  private async load(dataset: DatasetId): Promise<void> {
    const signal = this.choice.begin();
    try {
      const call = isOwn(dataset) ? this.callOwn(dataset, signal) : this.call(dataset, signal);
      const { info, checksum } = await call;
      if (isOvertaken(signal)) return;
      this.isInWorker = true;
      this.lastLoaded = dataset;
      this.set({ info, checksum, progress: null, failure: null });
    } catch (error) {
      if (!isOvertaken(signal)) this.set({ failure: failureOf(error), progress: null });
    } finally {
      if (!isOvertaken(signal)) this.loading = null;
      if (isFull(dataset) || this.get().held === null) void this.refreshHeld();
    }
  }

  private async call(dataset: Exclude<DatasetId, OwnId>, signal: AbortSignal): Promise<Loaded> {
    const onProgress = (progress: LoadProgress) => this.set({ progress });
    const args = this.source === 'web' ? { dataset, source: this.source } : { dataset };
    return { info: await this.engine.call('loadDataset', args, { onProgress, signal }), checksum: null };
  }

  private async callOwn(id: OwnId, signal: AbortSignal): Promise<Loaded> {
    const found = await this.findOwnSet(id);
    if (!found) throw new EngineError({ code: 'ownSetMissing', detail: id });
    const data = splitOwnSet(found);
    // Its classes are shown, and the network fitted to them, before there are pictures enough.
    if (!isOvertaken(signal)) this.set({ info: ownSetInfo(data) });
    const { isReady, short } = readinessOf(found);
    if (!isReady) throw new EngineError({ code: 'ownSetTooSmall', detail: short.join(', ') });
    const checksum = ownSetChecksum(found);
    return { info: await this.engine.call('loadOwnSet', data, { signal, transfer: true }), checksum };
  }

  private async refreshHeld(): Promise<void> {
    try {
      this.set({ held: await this.engine.call('heldData', {}) });
    } catch {
      // A worker that is gone keeps nothing; the next load asks again.
    }
  }
}
