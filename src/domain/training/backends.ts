import type { NetworkSpec } from '../network/network';

export const backendNames = ['webgpu', 'webgl', 'wasm', 'cpu'] as const;
export type BackendName = (typeof backendNames)[number];
/**
 * What computed the steps of a run, to the last bit: a backend's own arithmetic; on WebAssembly `fused` multiply-adds, which round once, or `plain` ones, which
 * round twice; `mixed` where it changed on the way. Runs of one seed agree to the last digit only where this agrees (and on a GPU, where the GPU is the same).
 */
export const arithmetics = ['fused', 'plain', 'javascript', 'webgl', 'webgpu', 'mixed'] as const;
export type Arithmetic = (typeof arithmetics)[number];

/** What a run that was computed with `before` for some steps is computed with once it goes on with `now`; null is unknown, as in older files. */
export function arithmeticAfter(before: Arithmetic | null, steps: number, now: Arithmetic): Arithmetic | null {
  if (steps === 0) return now;
  return before === null || before === now ? before : 'mixed';
}

export const backendChoices = ['auto', ...backendNames] as const;
export type BackendChoice = (typeof backendChoices)[number];

/** Why a backend was chosen or passed over; the page turns it into one sentence. */
export type BackendReason =
  | 'chosenByUser'
  | 'realGpu'
  | 'noGpu' // no GPU at all: wasm
  | 'softwareGpu' // only a software GPU: wasm is faster
  | 'unavailable' // the wanted one is not there; the next one serves
  | 'selfTestFailed' // it is there, but computes wrongly
  | 'deviceLost' // it was there, and went away
  | 'deviceFull' // it was there, and its memory did not suffice
  | 'deviceFailed' // it was there, and refused a computation or a program
  | 'faster'; // a GPU and WebAssembly were timed, this one won

/** How a device fails while it works. */
export type DeviceReason = Extract<BackendReason, `device${string}`>;

export interface BackendReport {
  readonly backend: BackendName;
  readonly choice: BackendChoice;
  readonly reason: BackendReason;
  /** The GPU adapter's own name, or the kind of WebAssembly ("SIMD, 2 threads"); empty when unknown. */
  readonly adapter: string;
  readonly threads: number;
  /** Milliseconds of one training step, of those backends that were timed to find the faster one. */
  readonly stepMilliseconds: Partial<Record<BackendName, number>>;
  /** What was tried before and why it was passed over. */
  readonly rejected: readonly {
    readonly backend: BackendName;
    readonly reason: BackendReason;
    readonly detail: string;
  }[];
}

/** A device that failed while it works, and at what: for a report. */
export interface Breakdown {
  readonly backend: BackendName;
  readonly adapter: string;
  readonly reason: DeviceReason;
  /** The browser's or the driver's own words: never shown on the page. */
  readonly detail: string;
  /** The network in place, and the training steps that it had behind it. */
  readonly network: NetworkSpec | null;
  readonly steps: number;
}
