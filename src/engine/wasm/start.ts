import { engine, findBackend, registerBackend } from '@tensorflow/tfjs-core';
import { WasmBackend } from './backend';
import { binaryUrl, canShareMemory, compileBinary, hasRelaxedSimd } from './binary';
import { maxThreads } from './layout';
import { WasmMemory } from './memory';
import { ThreadPool } from './pool';
import { backendName, registerWasmKernels } from './register';

export interface WasmStart {
  /** Threads wanted, the calling worker included; 1 unless memory can be shared. */
  readonly threads: number;
  /** A compiled module instead of the fetched one: for tests outside of a browser. It must fit the memory (shared or not). */
  readonly module?: WebAssembly.Module;
  /** Whether relaxed SIMD may be used; by default where the engine has it. */
  readonly relaxed?: boolean;
}

export interface WasmReport {
  readonly threads: number;
  readonly relaxed: boolean;
}

/** Loads the kernel module, starts the threads, and registers the backend 'wasm' and its kernels. Does not make it the current one. */
export async function startWasmBackend({ threads, module, relaxed = hasRelaxedSimd() }: WasmStart): Promise<WasmReport> {
  const count = canShareMemory() ? Math.min(Math.max(Math.floor(threads), 1), maxThreads) : 1;
  const memory = new WasmMemory(count > 1);
  const compiled = module ?? (await compileBinary(binaryUrl(relaxed, count > 1)));
  const pool = await ThreadPool.start(compiled, memory.memory, count);
  if (findBackend(backendName)) engine().removeBackend(backendName);
  registerBackend(backendName, () => new WasmBackend(memory, pool), 2);
  registerWasmKernels();
  return { threads: count, relaxed };
}
