import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { env } from '@tensorflow/tfjs-core';
import type { Compiled } from '../../domain/run/train-progress';
import { internalsOf } from './internals';

const compileOnly = 'WEBGPU_ENGINE_COMPILE_ONLY';

/**
 * Compiles every pipeline that a step needs, all at once and off this thread; without it each would stop the first step for some milliseconds.
 *
 * @param compileStep does one whole training step and one prediction on a throw-away model and optimizer of the same network: its kernels only compile,
 *   they compute nothing, so that all its tensors hold nonsense. It must read no tensor back.
 * @returns how many pipelines were compiled
 * @throws Error with the name of the pipeline when one cannot be compiled on this device
 */
export async function warmUp(
  backend: WebGPUBackend,
  compileStep: () => void,
  onProgress: (compiled: Compiled) => void,
): Promise<number> {
  env().set(compileOnly, true);
  try {
    compileStep();
  } finally {
    env().set(compileOnly, false);
  }
  const pending = takePending(backend);
  const total = pending.length;
  let done = 0;
  onProgress({ done, total });
  const { pipelineCache } = internalsOf(backend);
  await Promise.all(
    pending.map(async ([key, pipeline]) => {
      pipelineCache[key] = await pipeline;
      done += 1;
      onProgress({ done, total });
    }),
  );
  return total;
}

/** Takes unfinished pipelines out of the cache: a kernel that runs in the meantime compiles its own, instead of failing on a promise. */
function takePending(backend: WebGPUBackend): [key: string, pipeline: Promise<GPUComputePipeline>][] {
  const { pipelineCache } = internalsOf(backend);
  const pending: [string, Promise<GPUComputePipeline>][] = [];
  for (const [key, pipeline] of Object.entries(pipelineCache)) {
    if (!(pipeline instanceof Promise)) continue;
    pending.push([key, pipeline]);
    Reflect.deleteProperty(pipelineCache, key);
  }
  return pending;
}
