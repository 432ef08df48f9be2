/** The run that this tab trains, so that no other tab writes over it. */
import type { RunRecord } from '../../domain/run/run-record';
import type { RunsState } from './runs-state';

/** Marks a run as trained here, until what it gives is called; null when another tab trains it. */
export type HoldRun = (id: string) => Promise<(() => void) | null>;

export class RunClaim {
  private held: { readonly id: string; readonly release: () => void } | null = null;
  /** A run and its steps in the list, as this tab knows them: more there means that another tab has trained it. */
  private known: { readonly id: string; readonly steps: number } | null = null;

  constructor(
    private readonly runs: { getState(): RunsState },
    private readonly hold: HoldRun,
  ) {}

  know(record: RunRecord | null): void {
    this.known = record && { id: record.id, steps: this.listed(record.id)?.steps ?? record.steps };
  }

  private listed(id: string): RunRecord | undefined {
    return this.runs.getState().runs.find((record) => record.id === id);
  }

  /** False when another tab trains the run, or has done so since this one knew it. */
  async take(id: string): Promise<boolean> {
    if (this.held?.id === id) return true;
    this.release();
    if (this.known?.id === id && (this.listed(id)?.steps ?? this.known.steps) !== this.known.steps) return false;
    const release = await this.hold(id);
    if (!release) return false;
    this.held = { id, release };
    this.runs.getState().setHeld(id);
    return true;
  }

  release(): void {
    this.held?.release();
    this.held = null;
    this.runs.getState().setHeld(null);
  }
}
