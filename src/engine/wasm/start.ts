import { engine, registerBackend, removeBackend } from '@tensorflow/tfjs-core';
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
export async function startWasmBackend(start: WasmStart): Promise<WasmReport> {
  const relaxed = start.relaxed ?? hasRelaxedSimd();
  const { memory, pool } = await startThreads(start, relaxed);
  if (engine().backendNames().includes(backendName)) removeBackend(backendName);
  registerBackend(backendName, () => new WasmBackend(memory, pool), 2);
  registerWasmKernels();
  return { threads: pool.threads, relaxed };
}

interface Threads {
  readonly memory: WasmMemory;
  readonly pool: ThreadPool;
}

/** With the threads wanted or, where workers or shared memory cannot be had after all, with one. */
async function startThreads({ threads, module }: WasmStart, relaxed: boolean): Promise<Threads> {
  const count = canShareMemory() ? Math.min(Math.max(Math.floor(threads), 1), maxThreads) : 1;
  if (count === 1) return startCount(1, relaxed, module);
  return startCount(count, relaxed, module).catch(() => startCount(1, relaxed, module));
}

async function startCount(count: number, relaxed: boolean, module?: WebAssembly.Module): Promise<Threads> {
  const memory = new WasmMemory(count > 1);
  const compiled = module ?? (await compileBinary(binaryUrl(relaxed, count > 1)));
  return { memory, pool: await ThreadPool.start(compiled, memory.memory, count) };
}
