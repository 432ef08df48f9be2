/** Loads one backend each, only when it is wanted, and gives the name of what it runs on. Throws where it cannot be had. */
import { getBackend, removeBackend, setBackend } from '@tensorflow/tfjs-core';
import type { BackendName } from '../../domain/training/backends';
import { inTime } from '../core/in-time';
import { registerReferences } from '../kernels/register-references';
import { registerGradients } from '../ops/gradients';
import { DeviceWatch } from './device-watch';
import { probeWebGl, probeWebGpu } from './probe';

export interface Driver {
  readonly adapter: string;
  readonly threads: number;
}

/** A driver whose device can go away or fail tells of it. */
interface Loaded extends Driver {
  readonly watch: DeviceWatch | null;
}

const drivers: Readonly<Record<BackendName, () => Promise<Loaded>>> = {
  async webgpu() {
    const probe = await probeWebGpu();
    if (!probe) throw new Error('there is no WebGPU adapter');
    const { registerWebGpu } = await import('./webgpu');
    return { adapter: probe.name, threads: 1, watch: await registerWebGpu(probe.adapter) };
  },
  async webgl() {
    const probe = probeWebGl();
    if (!probe) throw new Error('there is no WebGL 2');
    const { registerWebGl } = await import('./webgl');
    return { adapter: probe.name, threads: 1, watch: registerWebGl() };
  },
  async wasm() {
    const { startWasmBackend } = await import('../wasm/start');
    const { threads, arithmetic } = await startWasmBackend({ threads: wantedThreads() });
    const adapter = arithmetic === 'fused' ? 'CPU, relaxed SIMD' : 'CPU, SIMD';
    return { adapter, threads, watch: new DeviceWatch() };
  },
  async cpu() {
    const { registerCpuKernels } = await import('../kernels/register-cpu');
    registerCpuKernels();
    return { adapter: 'JavaScript', threads: 1, watch: null };
  },
};

/** All cores but one for a busy page, and at least two where there are two. */
function wantedThreads(): number {
  const cores = navigator.hardwareConcurrency;
  return cores <= 2 ? cores : Math.min(cores - 1, 16);
}

/** Backends that have been loaded; going back to one costs nothing. */
const running = new Map<string, Loaded>();

/** Makes a backend the current one, with our kernels and gradients. */
export async function startDriver(name: BackendName): Promise<Driver> {
  dropIfFailed(name);
  const driver = running.get(name) ?? (await inTime(drivers[name](), name));
  if (!(await setBackend(name))) throw new Error(`${name} did not start`);
  if (!running.has(name)) registerReferences(name);
  registerGradients();
  running.set(name, driver);
  // Only now: tfjs would start any other backend where there is no current one. The memory of a failed one is wanted elsewhere.
  for (const other of [...running.keys()]) if (other !== name) dropIfFailed(other);
  return { adapter: driver.adapter, threads: driver.threads };
}

/** The watch over the current backend's device; null where none can fail. */
export function currentWatch(): DeviceWatch | null {
  return running.get(getBackend())?.watch ?? null;
}

/** A backend whose device has failed is started anew when it is wanted again; it may have failed while another one was current. */
function dropIfFailed(name: string): void {
  if (!running.get(name)?.watch?.fault) return;
  running.delete(name);
  removeBackend(name);
}
