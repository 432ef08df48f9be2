/** Brings a kept run back: one at a time, with no training beside it, and what is missing is told. Loaded when it is first asked for. */
import type { ProjectSetup } from '../../domain/run/project-file';
import { cutBack, lastSettings, type RunRecord } from '../../domain/run/run-record';
import type { RunSnapshot } from '../../domain/run/snapshot';
import type { MissingPiece, RunActionsSources, RunActionsState } from './actions-state';

export class BringingBack {
  constructor(
    private readonly sources: RunActionsSources,
    private readonly set: (partial: Partial<RunActionsState>) => void,
    private readonly get: () => RunActionsState,
  ) {}

  private get training() {
    return this.sources.training.getState();
  }

  /** One at a time, with no training beside it; says what was missing. */
  private async during(
    id: string,
    work: (record: RunRecord) => Promise<MissingPiece | null>,
    change = (record: RunRecord): Partial<ProjectSetup> => ({ network: record.network, dataset: record.dataset }),
  ): Promise<boolean> {
    const { runs, locks } = this.sources;
    const record = runs.getState().runs.find((each) => each.id === id);
    if (!record || this.get().busyId !== null || !locks.allows(change(record))) return false;
    this.set({ busyId: id, missing: null, hasOtherArithmetic: false });
    try {
      const missing = await this.training.hold(() => this.orAsBefore(() => work(record)));
      this.set({ missing });
      return missing === null;
    } finally {
      this.set({ busyId: null });
    }
  }

  /** Where something is missing, the data set and the backend are put back. */
  private async orAsBefore(work: () => Promise<MissingPiece | null>): Promise<MissingPiece | null> {
    const { data, backend } = this.sources;
    const { dataset } = data.getState();
    const { choice } = backend.getState();
    const missing = await work();
    if (missing === null) return null;
    if (backend.getState().choice !== choice) await backend.getState().choose(choice);
    if (data.getState().dataset !== dataset) await data.getState().select(dataset);
    return missing;
  }

  private async loadData({ dataset }: RunRecord): Promise<boolean> {
    const { select, ensureLoaded } = this.sources.data.getState();
    await select(dataset);
    return ensureLoaded();
  }

  /** Puts weights in place, with the data and the network that they belong to, and the settings with which they were trained last. */
  private async putInPlace(record: RunRecord, snapshot: RunSnapshot | null): Promise<MissingPiece | null> {
    const { setup } = this.sources;
    const before = setup.present();
    const missing = await this.putWeights(record, snapshot);
    // Settings that a task has locked stay.
    const { settings } = this.sources.locks.isLocked('settings') ? before : this.training;
    if (missing === null) setup.replace(record.network, record.presetId, settings, before);
    return missing;
  }

  private async putWeights(record: RunRecord, snapshot: RunSnapshot | null): Promise<MissingPiece | null> {
    if (!snapshot) return 'weights';
    const { recorder, data } = this.sources;
    if (!(await this.loadData(record))) return 'data';
    const found = cutBack(record, snapshot.position);
    if (!(await this.training.adopt({ ...found, snapshot, settings: lastSettings(found) }))) return 'fit';
    recorder.adopt(found);
    this.compareArithmetic(record);
    const { dataChecksum = null } = record;
    this.set({ hasOtherData: dataChecksum !== null && dataChecksum !== data.getState().checksum });
    return null;
  }

  /** What is not known, or was mixed, cannot be repeated anywhere. */
  private compareArithmetic({ arithmetic = 'mixed' }: RunRecord): void {
    this.set({ hasOtherArithmetic: arithmetic !== 'mixed' && arithmetic !== this.training.arithmetic });
  }

  /** Only on the same backend do the numbers come out the same to the last digit. */
  private async useBackendOf({ backend }: RunRecord): Promise<void> {
    const { report, choose } = this.sources.backend.getState();
    if (report?.backend !== backend) await choose(backend);
  }

  async runAgain(id: string): Promise<boolean> {
    const { setup } = this.sources;
    const again = async (record: RunRecord): Promise<MissingPiece | null> => {
      await this.useBackendOf(record);
      const before = setup.present();
      if (!(await this.loadData(record))) return 'data';
      setup.replace(record.network, record.presetId, record.settings, before);
      await this.training.resetWeights(record.arithmetic);
      this.compareArithmetic(record);
      return null;
    };
    const isReady = await this.during(id, again, ({ network, settings, dataset }) => ({ network, settings, dataset }));
    if (isReady) void this.training.train();
    return isReady;
  }

  branchFrom(id: string, load: () => Promise<RunSnapshot | null>): Promise<boolean> {
    return this.during(id, async (record) => {
      const missing = await this.putInPlace(record, await load());
      if (missing === null) this.sources.recorder.branch();
      return missing;
    });
  }

  async comeBack(id: string, snapshot: RunSnapshot): Promise<boolean> {
    const { settings } = this.training;
    const isBack = await this.during(id, (record) => this.putWeights(record, snapshot));
    if (isBack) this.training.setSettings(settings);
    // Nobody asked for it: what is missing is not told.
    this.set({ missing: null });
    return isBack;
  }

  async goOn(id: string): Promise<boolean> {
    const snapshot = await this.sources.store.snapshot(id);
    const isUnfinished = Boolean(snapshot?.fit);
    const isReady = await this.during(id, async (record) => {
      if (!snapshot) return 'weights';
      await this.useBackendOf(record);
      const missing = await this.putInPlace(record, snapshot);
      if (missing === null && !isUnfinished) this.sources.recorder.branch();
      return missing;
    });
    const { train, resumeRun } = this.training;
    if (isReady) void (isUnfinished ? resumeRun() : train());
    return isReady;
  }
}
