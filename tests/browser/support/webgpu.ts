/** Running the same operation on the reference (cpu) and on a graphics backend, WebGPU unless another one is named. */
import '@tensorflow/tfjs-backend-cpu';
import { dispose, findBackend, setBackend, tensor, type Tensor } from '@tensorflow/tfjs-core';
import { expect } from 'vitest';
import { randomUniform } from '../../../src/domain/random';
import { registerWebGpu } from '../../../src/engine/backends/webgpu';
import { registerReferences } from '../../../src/engine/kernels/register-references';
import { registerGradients } from '../../../src/engine/ops/gradients';
import type { DeviceWatch } from '../../../src/engine/backends/device-watch';
import type { OwnWebGpuBackend } from '../../../src/engine/webgpu/own-backend';

type GraphicsBackend = 'webgpu' | 'webgl';

/** Starts both backends on a fresh device and makes WebGPU the current one. */
export async function startBackends(): Promise<{ backend: OwnWebGpuBackend; watch: DeviceWatch }> {
  const adapter = await navigator.gpu.requestAdapter();
  if (!adapter) throw new Error('This browser offers no WebGPU adapter.');
  const watch = await registerWebGpu(adapter);
  registerReferences('cpu');
  registerGradients();
  await setBackend('webgpu');
  return { backend: findBackend('webgpu') as OwnWebGpuBackend, watch };
}

/** `count` fixed values from -0.5 to 0.5. */
export function noise(key: number, ...shape: number[]): Tensor {
  const count = shape.reduce((product, extent) => product * extent, 1);
  return tensor(
    Float32Array.from({ length: count }, (_, index) => randomUniform(key, index) - 0.5),
    shape,
  );
}

/** What an operation gives on a backend, which makes its own inputs there. Any complaint of the device fails the test. */
export async function valuesOn(backendName: 'cpu' | GraphicsBackend, operation: () => Tensor[]): Promise<number[][]> {
  await setBackend(backendName);
  const device = backendName === 'webgpu' ? (findBackend('webgpu') as OwnWebGpuBackend).device : null;
  device?.pushErrorScope('validation');
  const results = operation();
  const values = await Promise.all(results.map(async (result) => Array.from(await result.data())));
  dispose(results);
  expect((await device?.popErrorScope())?.message ?? 'no complaint').toBe('no complaint');
  return values;
}

/** The values differ from the reference's by at most 1e-4 of the largest value of the same tensor. */
export async function expectSame(operation: () => Tensor[], backendName: GraphicsBackend = 'webgpu'): Promise<void> {
  const expected = await valuesOn('cpu', operation);
  const found = await valuesOn(backendName, operation);
  expect(found.map(({ length }) => length)).toEqual(expected.map(({ length }) => length));
  expected.forEach((values, index) => {
    const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-6);
    const worst = values.reduce((most, value, place) => Math.max(most, distance(value, found[index]?.[place])), 0);
    expect(worst / largest, `relative difference of result ${index}`).toBeLessThan(1e-4);
  });
}

/** Not a number differs infinitely from any. */
function distance(expected: number, found = NaN): number {
  const difference = Math.abs(expected - found);
  return Number.isNaN(difference) ? Infinity : difference;
}
