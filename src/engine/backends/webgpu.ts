import { registerBackend } from '@tensorflow/tfjs-core';
import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';

/** Limits that tfjs's kernels want as high as the adapter has them. */
const limits = [
  'maxComputeWorkgroupStorageSize',
  'maxComputeWorkgroupsPerDimension',
  'maxStorageBufferBindingSize',
  'maxBufferSize',
  'maxComputeWorkgroupSizeX',
  'maxComputeInvocationsPerWorkgroup',
] as const;

/** Registers tfjs's WebGPU backend on a device of our own, so that we hear when it is lost (tfjs does not listen). */
export async function registerWebGpu(adapter: GPUAdapter): Promise<void> {
  const device = await adapter.requestDevice({
    requiredLimits: Object.fromEntries(limits.map((name) => [name, adapter.limits[name]])),
  });
  registerBackend('webgpu', () => new WebGPUBackend(device, adapter.info), 3);
}
