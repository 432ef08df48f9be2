import type { KernelExports } from './layout';

/** What a helper thread is told at its start. */
export interface HelperStart {
  readonly modules: KernelModules;
  readonly memory: WebAssembly.Memory;
  /** Its number; the caller is 0. */
  readonly thread: number;
}

/** The kernels with plain multiply-adds and, where the machine has them, with fused ones. */
export interface KernelModules {
  readonly plain: WebAssembly.Module;
  readonly fused?: WebAssembly.Module;
}

/** The same kernels in every kind, at the place that the control word `kind` names. */
export function instantiateAll({ plain, fused }: KernelModules, memory: WebAssembly.Memory): KernelExports[] {
  return [plain, ...(fused ? [fused] : [])].map((module) => instantiate(module, memory));
}

/** The kernels over a memory. The module keeps no state, so that every thread may have an instance of its own. */
function instantiate(module: WebAssembly.Module, memory: WebAssembly.Memory): KernelExports {
  return new WebAssembly.Instance(module, { env: { memory } }).exports as KernelExports;
}
