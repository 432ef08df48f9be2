/** Loads one backend each, only when it is wanted, and gives the name of what it runs on. Throws where it cannot be had. */
import { engine, env, removeBackend, setBackend } from '@tensorflow/tfjs-core';
import type { BackendName } from '../../domain/backends';
import { registerReferences } from '../kernels/register-references';
import { registerGradients } from '../ops/gradients';
import { probeWebGl, probeWebGpu } from './probe';

export interface Driver {
  readonly adapter: string;
  readonly threads: number;
}

const drivers: Readonly<Record<BackendName, () => Promise<Driver>>> = {
  async webgpu() {
    const probe = await probeWebGpu();
    if (!probe) throw new Error('there is no WebGPU adapter');
    const { registerWebGpu } = await import('./webgpu');
    await registerWebGpu(probe.adapter);
    return { adapter: probe.name, threads: 1 };
  },
  async webgl() {
    const probe = probeWebGl();
    if (!probe) throw new Error('there is no WebGL 2');
    await import('@tensorflow/tfjs-backend-webgl');
    // tfjs refuses software WebGL; whoever asks for it by name may have it.
    env().set('SOFTWARE_WEBGL_ENABLED', true);
    return { adapter: probe.name, threads: 1 };
  },
  async wasm() {
    const { startWasmBackend } = await import('../wasm/start');
    const { threads, relaxed } = await startWasmBackend({ threads: wantedThreads() });
    return { adapter: relaxed ? 'SIMD, relaxed' : 'SIMD', threads };
  },
  async cpu() {
    await import('@tensorflow/tfjs-backend-cpu');
    return { adapter: 'JavaScript', threads: 1 };
  },
};

/** All cores but one for a busy page, and at least two where there are two. */
function wantedThreads(): number {
  const cores = navigator.hardwareConcurrency;
  return cores <= 2 ? cores : Math.min(cores - 1, 16);
}

/** Makes a backend the current one, with our kernels and gradients. */
export async function startDriver(name: BackendName): Promise<Driver> {
  const driver = await drivers[name]();
  if (!(await setBackend(name))) throw new Error(`${name} did not start`);
  registerReferences(name);
  registerGradients();
  return driver;
}

/** Frees a backend that is no longer wanted; what lives on it is lost. */
export function dropDriver(name: BackendName): void {
  if (engine().registryFactory[name] && engine().backendName !== name) removeBackend(name);
}
