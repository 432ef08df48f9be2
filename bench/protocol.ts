/** What the benchmark's driver, its page and the contenders' workers say to each other: types only. */
import type { BackendName } from '../src/domain/training/backends';
import type { OptimizerSpec, TrainingSettings } from '../src/domain/training/training';
import type { NetworkSpec } from '../src/domain/network/network';
import type { PresetId } from '../src/domain/network/presets';
import type { EpochMetrics } from '../src/domain/training/metrics';

/** Which training step is timed. */
export interface WorkloadSpec {
  readonly preset: PresetId;
  readonly batch: number;
  /** Multiplies the filters of every Conv2D; 1 is the preset itself. */
  readonly width: number;
}

/** A training step with all that it needs: the same numbers for every contender. */
export interface Workload extends WorkloadSpec {
  readonly network: NetworkSpec;
  readonly optimizer: OptimizerSpec;
  readonly learningRate: number;
  /** Images as bytes, batch after batch, and their classes. */
  readonly pixels: Uint8Array;
  readonly labels: Uint8Array;
  /** Of each layer that has weights: kernel (height x width x channels x filters, or inputs x units), then bias. */
  readonly weights: readonly Float32Array[];
  readonly shapes: readonly (readonly number[])[];
}

export const workerNames = ['ours', 'tfjs', 'jax', 'convnetjs'] as const;
export type WorkerName = (typeof workerNames)[number];

export interface StartOptions {
  /** The backend's or device's name, where there is a choice. */
  readonly backend: string;
  readonly threads: number;
}

export interface Ask {
  readonly start?: StartOptions;
  readonly prepare?: WorkloadSpec;
  /** Runs so many steps. */
  readonly steps?: number;
}

export interface Answer {
  /** What it runs on, in words. */
  readonly device?: string;
  /** Of all steps together; the losses have been read by then. */
  readonly milliseconds?: number;
  readonly losses?: readonly number[];
  readonly error?: string;
}

/** What the real worker was measured to do, in milliseconds. */
export interface EngineTimes {
  readonly backend: string;
  readonly threads: number;
  readonly predictIdle: readonly number[];
  readonly predictTraining: readonly number[];
  /** 10,000 images, each time. */
  readonly evaluate: readonly number[];
}

export interface PeakRate {
  /** Billions of multiply-adds a second, all threads together. */
  readonly plain: number;
  /** Null where the browser has no relaxed SIMD. */
  readonly relaxed: number | null;
}

/** What graphics a browser has; null where it has none. */
export interface Graphics {
  readonly webgpu: {
    readonly vendor: string;
    readonly architecture: string;
    readonly device: string;
    readonly description: string;
    readonly isSoftware: boolean;
    readonly features: readonly string[];
    readonly limits: Readonly<Record<string, number>>;
  } | null;
  readonly webgl: { readonly renderer: string; readonly isSoftware: boolean } | null;
}

/** A training from its beginning to its test. */
export interface WholeRun {
  readonly backend: BackendName;
  readonly network: NetworkSpec;
  readonly settings: TrainingSettings;
  /** How many of the embedded images; null for all. */
  readonly images: number | null;
}

export type WholeRunResult =
  | { readonly epochs: readonly EpochMetrics[]; readonly testAccuracy: number; readonly seconds: number }
  | { readonly error: string };

/** What the page offers to the driver. */
export interface BenchPage {
  call(id: string, worker: WorkerName, ask: Ask): Promise<Answer>;
  end(id: string): void;
  measureEngine(repeats: number): Promise<EngineTimes>;
  measurePeak(threads: number): Promise<PeakRate>;
  graphics(): Promise<Graphics>;
  trainWhole(run: WholeRun): Promise<WholeRunResult>;
  endWholeRuns(): void;
}
