import type { EngineTimes, PeakRate, WorkloadSpec } from '../protocol';
import type { Machine } from './machine';
import type { ProductTimes } from './product';
import type { Timing } from './rounds';

export interface WorkloadResult extends WorkloadSpec {
  /** Of one step. */
  readonly multiplyAdds: number;
  readonly timings: readonly Timing[];
}

/** Everything that a run of the benchmark found; written to bench/results.json. */
export interface Results {
  readonly date: string;
  readonly command: string;
  readonly minutes: number;
  readonly machine: Machine;
  /** Contenders that could not be had, and why. */
  readonly absent: readonly { readonly name: string; readonly why: string }[];
  readonly workloads: readonly WorkloadResult[];
  /** Steps of mnist-first-convnet at other batch sizes and widths. */
  readonly growth: readonly WorkloadResult[];
  /** Billions of multiply-adds a second in a loop without memory, on one thread and on two. */
  readonly peak: { readonly one: PeakRate; readonly two: PeakRate };
  /** The same in PyTorch's product of two 1024 x 1024 matrices. */
  readonly torchPeak: Readonly<Record<string, number>>;
  readonly torchMemory: Readonly<Record<string, number>>;
  /** The table of bench/cliffs.ts. */
  readonly forms: string;
  readonly engine: EngineTimes;
  readonly product: ProductTimes;
}

/** Whether a contender is a build of PyTorch with so many threads. */
export function isTorch(id: string, threads: number): boolean {
  return id.startsWith('torch-') && id.endsWith(`-${threads}`);
}

/** Of the numbers of all builds of PyTorch, those with so many threads. */
export function ofThreads(numbers: Readonly<Record<string, number>>, threads: number): number[] {
  return Object.entries(numbers).flatMap(([id, number]) => (isTorch(id, threads) ? [number] : []));
}

/** Milliseconds of the fastest build of PyTorch; null where there is none. */
export function bestTorch({ timings }: WorkloadResult, threads: number): number | null {
  const torches = timings.filter(({ id }) => isTorch(id, threads));
  const times = torches.flatMap(({ milliseconds }) => milliseconds ?? []);
  return times.length > 0 ? Math.min(...times) : null;
}

export function timingOf({ timings }: WorkloadResult, id: string): Timing | undefined {
  return timings.find((timing) => timing.id === id);
}

export function millisecondsOf(result: WorkloadResult, id: string): number | null {
  return timingOf(result, id)?.milliseconds ?? null;
}
