import { backend, dispose, getBackend, type KernelBackend, type Tensor } from '@tensorflow/tfjs-core';
import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { Compiled } from '../../domain/run/train-progress';

/** Has all programs compiled that `compile` asks for, off this thread, and tells how many there were. */
type WarmUp = (compile: () => void, onProgress: (compiled: Compiled) => void) => Promise<number>;

/** On devices that compile programs; elsewhere there is nothing to prepare. */
const warmUps: Readonly<Record<string, (device: KernelBackend) => Promise<WarmUp>>> = {
  async webgpu(device) {
    const { warmUp } = await import('../webgpu/warm-up');
    return (compile, onProgress) => warmUp(device as WebGPUBackend, compile, onProgress);
  },
  async webgl(device) {
    const { warmUp } = await import('../webgl/warm-up');
    return (compile, onProgress) => warmUp(device as MathBackendWebGL, compile, onProgress);
  },
};

/**
 * Makes the device ready for work, so that the first step takes as long as any other: its programs are compiled ahead; then the work is done once, since drivers
 * finish their programs and find memory at the first use only. What was done before needs no preparation.
 *
 * @param rehearse does the work on throw-away tensors, reads nothing and gives what is to be waited for
 * @throws what the device throws when it cannot compile or do it
 */
export async function prepareDevice(rehearse: () => Tensor[], onProgress: (compiled: Compiled) => void): Promise<void> {
  const warmUp = await warmUps[getBackend()]?.(backend());
  const compiled = await warmUp?.(() => {
    dispose(rehearse());
  }, onProgress);
  if (!compiled) return;
  const results = rehearse();
  await Promise.all(results.map((result) => result.data()));
  dispose(results);
}
