import type { KernelExports } from './layout';

/** What a helper thread is told at its start. */
export interface HelperStart {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  /** Its number; the caller is 0. */
  readonly thread: number;
}

/** The kernels over a memory. The module keeps no state, so that every thread may have an instance of its own. */
export function instantiate(module: WebAssembly.Module, memory: WebAssembly.Memory): KernelExports {
  return new WebAssembly.Instance(module, { env: { memory } }).exports as KernelExports;
}
