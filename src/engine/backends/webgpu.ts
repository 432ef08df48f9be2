import { engine, env, registerBackend, removeBackend } from '@tensorflow/tfjs-core';
import { OwnWebGpuBackend } from '../webgpu/own-backend';
import { registerWebGpuKernels } from '../webgpu/register';
import { DeviceFault } from './device-fault';
import { DeviceWatch } from './device-watch';
import type { DeviceReason } from '../../domain/training/backends';

/** Limits that tfjs's kernels and ours want as high as the adapter has them. */
const limits = [
  'maxComputeWorkgroupStorageSize',
  'maxComputeWorkgroupsPerDimension',
  'maxStorageBufferBindingSize',
  'maxBufferSize',
  'maxComputeWorkgroupSizeX',
  'maxComputeInvocationsPerWorkgroup',
  'maxStorageBuffersPerShaderStage',
] as const;

/** Dispatches that are handed over at once: a step of a usual network. Until then none of its buffers is free for others. tfjs would take 15. */
const mostDispatches = 24;

/** Registers tfjs's WebGPU backend with our kernels on a device of our own, so that we hear when it is lost or fails (tfjs does not listen). */
export async function registerWebGpu(adapter: GPUAdapter): Promise<DeviceWatch> {
  const device = await adapter.requestDevice({
    requiredLimits: Object.fromEntries(limits.map((name) => [name, adapter.limits[name]])),
  });
  // tfjs registers a factory of its own when it is imported, and would keep the older of two.
  if ('webgpu' in engine().registryFactory) removeBackend('webgpu');
  registerBackend('webgpu', () => new OwnWebGpuBackend(device, adapter.info), 3);
  registerWebGpuKernels();
  env().set('WEBGPU_DEFERRED_SUBMIT_BATCH_SIZE', mostDispatches);
  return watchOver(device);
}

/** A busy device complains of what was destroyed with it long before it tells that it is lost. */
function reasonOf(error: GPUError): DeviceReason {
  if (error instanceof GPUOutOfMemoryError) return 'deviceFull';
  return /\b(?:destroyed|lost)\b/i.test(error.message) ? 'deviceLost' : 'deviceFailed';
}

function watchOver(device: GPUDevice): DeviceWatch {
  const watch = new DeviceWatch(device.lost.then(({ reason, message }) => message || reason));
  device.addEventListener('uncapturederror', ({ error }) => {
    watch.fail(new DeviceFault(reasonOf(error), `${error.constructor.name}: ${error.message}`));
  });
  return watch;
}
