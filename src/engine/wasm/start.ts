import { engine, registerBackend, removeBackend } from '@tensorflow/tfjs-core';
import { WasmBackend, type WasmArithmetic } from './backend';
import { binaryUrl, canShareMemory, compileBinary, fusesMultiplyAdd } from './binary';
import type { KernelModules } from './instance';
import { maxThreads } from './layout';
import { WasmMemory } from './memory';
import { ThreadPool } from './pool';
import { backendName, registerWasmKernels } from './register';

export interface WasmStart {
  /** Threads wanted, the calling worker included; 1 unless memory can be shared. */
  readonly threads: number;
  /** Compiled modules instead of the fetched ones: for tests outside of a browser. They must fit the memory (shared or not). */
  readonly modules?: KernelModules;
}

export interface WasmReport {
  readonly threads: number;
  /** What it computes with unless a run asks for another; see WasmBackend.computeAs. */
  readonly arithmetic: WasmArithmetic;
}

/** Loads the kernel modules, starts the threads, and registers the backend 'wasm' and its kernels. Does not make it the current one. */
export async function startWasmBackend(start: WasmStart): Promise<WasmReport> {
  const { memory, pool } = await startThreads(start);
  if (engine().backendNames().includes(backendName)) removeBackend(backendName);
  const backend = new WasmBackend(memory, pool);
  registerBackend(backendName, () => backend, 2);
  registerWasmKernels();
  return { threads: pool.threads, arithmetic: backend.computeAs(null) };
}

interface Threads {
  readonly memory: WasmMemory;
  readonly pool: ThreadPool;
}

/** With the threads wanted or, where workers or shared memory cannot be had after all, with one. */
async function startThreads({ threads, modules }: WasmStart): Promise<Threads> {
  const count = canShareMemory() ? Math.min(Math.max(Math.floor(threads), 1), maxThreads) : 1;
  if (count === 1) return startCount(1, modules);
  return startCount(count, modules).catch(() => startCount(1, modules));
}

async function startCount(count: number, modules?: KernelModules): Promise<Threads> {
  const memory = new WasmMemory(count > 1);
  const compiled = modules ?? (await loadModules(count > 1));
  return { memory, pool: await ThreadPool.start(compiled, memory.memory, count) };
}

/** Both kinds where this machine has both: a run that was begun with plain multiply-adds goes on with them. */
async function loadModules(threads: boolean): Promise<KernelModules> {
  const load = (relaxed: boolean) => compileBinary(binaryUrl(relaxed, threads));
  const [plain, fused] = await Promise.all([load(false), fusesMultiplyAdd() ? load(true) : undefined]);
  return fused ? { plain, fused } : { plain };
}
