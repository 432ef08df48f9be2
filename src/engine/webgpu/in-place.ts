/** Kernels that overwrite a variable need to know that nobody else looks at its memory. */
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { engine, type TensorInfo, type Variable } from '@tensorflow/tfjs-core';
import { internalsOf } from './internals';
import { bufferOf } from './run-program';

/**
 * Gives a variable memory of its own where it shares it: with a clone that keeps an older state, with a read-back under way (see own-backend.ts), or with
 * the tensor that it was made from. Otherwise that would change with the variable.
 */
export function ownData(backend: WebGPUBackend, tensor: TensorInfo): void {
  if (backend.refCount(tensor.dataId) <= 1) return;
  backend.uploadToGPU(tensor.dataId);
  const copy = backend.makeTensorInfo(tensor.shape, tensor.dtype);
  backend.uploadToGPU(copy.dataId);
  copyData(backend, tensor, copy);
  const copied = engine().makeTensorFromTensorInfo(copy);
  (tensor as Variable).assign(copied);
  copied.dispose();
}

function copyData(backend: WebGPUBackend, from: TensorInfo, to: TensorInfo): void {
  backend.endComputePassEncoder();
  backend.ensureCommandEncoderReady();
  const source = bufferOf(backend, from);
  internalsOf(backend).commandEncoder?.copyBufferToBuffer(source, 0, bufferOf(backend, to), 0, source.size);
  for (const { dataId } of [from, to]) internalsOf(backend).commandQueueOwnedIds.add(dataId);
}

/** Forgets the copy that tfjs keeps on the processor's side after a read-back. */
export function overwritten(backend: WebGPUBackend, { dataId }: TensorInfo): void {
  Object.assign(backend.tensorMap.get(dataId), { values: null });
}
