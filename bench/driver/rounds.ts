/**
 * Times contenders in turns: in every round each of them does some steps, so that whatever else the machine does falls on all alike. The
 * median over the rounds is what counts.
 */
import type { WorkloadSpec } from '../protocol';
import type { Contender } from './contender';
import { median, quantile } from './statistics';

export interface Effort {
  readonly rounds: number;
  /** About how long a contender steps in one round, in milliseconds; a step that takes longer is done once. */
  readonly turn: number;
  /** A contender that has used so many milliseconds takes part in no more rounds than `fewest`. */
  readonly budget: number;
  readonly fewest: number;
}

export interface Timing {
  readonly id: string;
  readonly name: string;
  readonly device: string;
  /** Median milliseconds of a step; null when it failed. */
  readonly milliseconds: number | null;
  /** First and third quartile. */
  readonly quartiles: readonly [number, number] | null;
  readonly rounds: number;
  readonly losses: readonly number[];
  readonly error: string | null;
}

/** How one contender fares in one workload. */
class Entry {
  private readonly times: number[] = [];
  private readonly losses: number[] = [];
  private error: string | null = null;
  private spent = 0;
  private stepsPerTurn = 1;

  constructor(
    private readonly contender: Contender,
    private readonly effort: Effort,
  ) {}

  /** The first step compiles, the second tells how many fit into a turn; fast ones then warm up for a turn. */
  async warmUp(spec: WorkloadSpec): Promise<void> {
    this.error = (await this.contender.prepare(spec)).error ?? null;
    await this.run(1);
    const once = await this.run(1);
    if (once === null) return;
    this.stepsPerTurn = Math.max(1, Math.min(500, Math.round(this.effort.turn / once)));
    if (this.stepsPerTurn === 1) {
      this.times.push(once);
      return;
    }
    const perStep = await this.run(this.stepsPerTurn);
    if (perStep !== null) this.stepsPerTurn = Math.max(1, Math.min(1000, Math.round(this.effort.turn / perStep)));
  }

  async takeTurn(): Promise<void> {
    if (this.spent > this.effort.budget && this.times.length >= this.effort.fewest) return;
    const perStep = await this.run(this.stepsPerTurn);
    if (perStep !== null) this.times.push(perStep);
  }

  timing(): Timing {
    const { id, name, device } = this.contender;
    const { times, losses, error } = this;
    const milliseconds = times.length > 0 ? median(times) : null;
    const quartiles = times.length > 0 ? ([quantile(times, 0.25), quantile(times, 0.75)] as const) : null;
    return { id, name, device, milliseconds, quartiles, rounds: times.length, losses, error };
  }

  /** Milliseconds of a step; null when it fails, now or before. */
  private async run(steps: number): Promise<number | null> {
    if (this.error !== null) return null;
    const begin = performance.now();
    const { milliseconds, losses = [], error } = await this.contender.steps(steps);
    this.spent += performance.now() - begin;
    this.losses.push(...losses);
    if (milliseconds === undefined) this.error = error ?? 'no answer';
    return milliseconds === undefined ? null : milliseconds / steps;
  }
}

export async function time(
  spec: WorkloadSpec,
  contenders: readonly Contender[],
  effort: Effort,
): Promise<readonly Timing[]> {
  const entries = contenders.map((contender) => new Entry(contender, effort));
  for (const entry of entries) await entry.warmUp(spec);
  for (let round = 0; round < effort.rounds; round++) {
    const first = round % entries.length;
    for (const entry of [...entries.slice(first), ...entries.slice(0, first)]) await entry.takeTurn();
  }
  return entries.map((entry) => entry.timing());
}
