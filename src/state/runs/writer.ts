/** Puts runs into the store: one write after the other, and of those of one run that wait, only the newest. */
import { oneAtATime } from '../../domain/one-at-a-time';
import type { RunRecord } from '../../domain/run/run-record';
import type { RunSnapshot } from '../../domain/run/snapshot';
import type { RunsState } from './runs-state';

export class RunWriter {
  private readonly inTurn = oneAtATime();
  private readonly waiting = new Map<string, { record: RunRecord; snapshot: RunSnapshot | undefined }>();

  constructor(private readonly runs: { getState(): RunsState }) {}

  /** Shows a run in the list at once and writes it, with its newest copy where there is one, soon. */
  write(record: RunRecord, snapshot?: RunSnapshot): void {
    this.runs.getState().show(record);
    const before = this.waiting.get(record.id);
    this.waiting.set(record.id, { record, snapshot: snapshot ?? before?.snapshot });
    if (!before) this.after(() => this.writeNewest(record.id));
  }

  /** Does something when all is written that waits now. */
  after(work: () => void | Promise<void>): void {
    void this.inTurn(work);
  }

  private async writeNewest(id: string): Promise<void> {
    const newest = this.waiting.get(id);
    this.waiting.delete(id);
    if (newest) await this.runs.getState().keep(newest.record, newest.snapshot);
  }

  /** Resolves when all that was to be written is written. */
  settled(): Promise<void> {
    return this.inTurn(() => undefined);
  }
}
