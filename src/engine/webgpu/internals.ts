/**
 * The parts of tfjs's WebGPU backend that are private by type only. Our kernels share its command encoder, so that one step stays one stream of
 * commands with few submits. A browser test fails when a new version of tfjs moves any of them.
 */
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { DataId, TensorInfo } from '@tensorflow/tfjs-core';

/** A value for a shader's uniform struct; several in a row are laid out as WGSL lays out scalars. */
export interface UniformValue {
  readonly type: 'float32' | 'int32' | 'uint32';
  readonly data: number[];
}

export interface WebGpuInternals {
  readonly commandEncoder: GPUCommandEncoder | null;
  computePassEncoder: GPUComputePassEncoder | null;
  /** Dispatches recorded since the last submit. */
  dispatchCountInPass: number;
  /** Tensors that recorded commands use: their buffers are not recycled before the submit. */
  readonly commandQueueOwnedIds: WeakSet<DataId>;
  /** Promises stand in it while a pipeline is compiled ahead. */
  readonly pipelineCache: Record<string, GPUComputePipeline | Promise<GPUComputePipeline>>;
  /** Keeps buffers that nobody uses any longer, by size and usage. */
  readonly bufferManager: { acquireBuffer(size: number, usage: GPUBufferUsageFlags): GPUBuffer };
  makeUniforms(values: readonly UniformValue[]): GPUBufferBinding;
}

export function internalsOf(backend: WebGPUBackend): WebGpuInternals {
  return backend as unknown as WebGpuInternals;
}

/** What our own backend (own-backend.ts) adds for programs; it runs some itself. */
export interface BindsTensors {
  /** Where a tensor lies on the device; it is brought there, unless it came with the tensor before it. */
  bindingOf(tensor: TensorInfo): GPUBufferBinding;
}
