/** What backends do in a second on a usual laptop. Only the ratios between the kinds of work count once something was measured: see `calibrated`. */
import type { BackendName } from './backends';
import type { Work } from './work';

interface Machine {
  readonly multiplyAddsPerSecond: number;
  readonly bytesPerSecond: number;
  /** Of one call of a kernel, however little it does. */
  readonly secondsPerOperation: number;
  /** Tensors beyond this make it fail, or the machine crawl. */
  readonly memory: number;
  /**
   * A step that takes longer than so many seconds is not tried out before the training. A GPU would have to compile programs first, and a step of plain JavaScript can be
   * given up half-way.
   */
  readonly triesUpTo: number;
}

const gigabyte = 1e9;

export const machines: Readonly<Record<BackendName, Machine>> = {
  // Shared memory ends at 2 GiB, and grows by a quarter at a time.
  wasm: {
    multiplyAddsPerSecond: 17e9,
    bytesPerSecond: 8e9,
    secondsPerOperation: 20e-6,
    memory: 1.7 * gigabyte,
    triesUpTo: 1,
  },
  cpu: {
    multiplyAddsPerSecond: 0.3e9,
    bytesPerSecond: 1e9,
    secondsPerOperation: 20e-6,
    memory: 2 * gigabyte,
    triesUpTo: 5,
  },
  webgl: {
    multiplyAddsPerSecond: 100e9,
    bytesPerSecond: 20e9,
    secondsPerOperation: 100e-6,
    memory: 2 * gigabyte,
    triesUpTo: 0,
  },
  webgpu: {
    multiplyAddsPerSecond: 300e9,
    bytesPerSecond: 50e9,
    secondsPerOperation: 30e-6,
    memory: 2 * gigabyte,
    triesUpTo: 0,
  },
};

/** How long some work takes on such a laptop. */
export function secondsOf({ multiplyAdds, bytes, operations }: Work, backend: BackendName): number {
  const { multiplyAddsPerSecond, bytesPerSecond, secondsPerOperation } = machines[backend];
  return multiplyAdds / multiplyAddsPerSecond + bytes / bytesPerSecond + operations * secondsPerOperation;
}
