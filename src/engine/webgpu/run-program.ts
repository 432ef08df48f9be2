import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { env, type TensorInfo } from '@tensorflow/tfjs-core';
import { internalsOf, type BindsTensors, type UniformValue } from './internals';

/** A compute shader with the entry point `main`. Its bindings are the tensors in order, then the uniforms if there are any. */
export interface Program {
  /** Names the code: two programs with one key are one. */
  readonly key: string;
  readonly code: () => string;
}

export interface Dispatch {
  readonly program: Program;
  /** Bound as storage buffers, read or written as the code says. None may stand here twice when the code writes to it. */
  readonly tensors: readonly TensorInfo[];
  readonly workgroups: readonly [x: number, y: number, z: number];
  /** For what changes from step to step; all else is a constant in the code. */
  readonly uniforms?: readonly UniformValue[];
}

/**
 * Records one dispatch into tfjs's compute pass. Unlike tfjs's own programs it may write to several tensors and in place.
 * While pipelines are compiled ahead (see warm-up.ts) nothing is recorded, as with tfjs's own.
 */
export function runProgram(backend: WebGPUBackend, { program, tensors, workgroups, uniforms }: Dispatch): void {
  const resources = tensors.map((tensor) => (backend as WebGPUBackend & BindsTensors).bindingOf(tensor));
  const pipeline = pipelineFor(backend, program);
  if (!pipeline) return;
  if (uniforms) resources.push(internalsOf(backend).makeUniforms(uniforms));
  record(backend, pipeline, bindGroupOf(backend.device, pipeline, resources), workgroups);
  tensors.forEach(({ dataId }) => internalsOf(backend).commandQueueOwnedIds.add(dataId));
  submitWhenDue(backend);
}

/** The compiled program, or null while compiling ahead. */
function pipelineFor(backend: WebGPUBackend, { key, code }: Program): GPUComputePipeline | null {
  const { device } = backend;
  const { pipelineCache } = internalsOf(backend);
  const compileOnly = env().getBool('WEBGPU_ENGINE_COMPILE_ONLY');
  if (!(key in pipelineCache)) {
    const module = device.createShaderModule({ code: code(), label: key });
    const description: GPUComputePipelineDescriptor = {
      compute: { module, entryPoint: 'main' },
      label: key,
      layout: 'auto',
    };
    pipelineCache[key] = compileOnly
      ? device.createComputePipelineAsync(description)
      : device.createComputePipeline(description);
  }
  return compileOnly ? null : (pipelineCache[key] as GPUComputePipeline);
}

export function bufferOf(backend: WebGPUBackend, { dataId }: TensorInfo): GPUBuffer {
  return backend.tensorMap.get(dataId).resource as GPUBuffer;
}

/** Of each program, its bind groups by the buffers in them. */
const bindGroups = new WeakMap<GPUComputePipeline, Map<string, GPUBindGroup>>();
/** More different ones than this come from no training. */
const mostBindGroups = 32;
const bufferNumbers = new WeakMap<GPUBuffer, number>();
let buffersSeen = 0;

/** A step takes its buffers from the pool in the same order as the step before, and so it finds the bind groups of that one again. */
function bindGroupOf(
  device: GPUDevice,
  pipeline: GPUComputePipeline,
  resources: readonly GPUBufferBinding[],
): GPUBindGroup {
  const known = bindGroups.get(pipeline) ?? new Map<string, GPUBindGroup>();
  bindGroups.set(pipeline, known);
  const key = resources.map(keyOf).join();
  const found = known.get(key);
  if (found) return found;
  if (known.size >= mostBindGroups) known.clear();
  const entries = resources.map((resource, binding) => ({ binding, resource }));
  const made = device.createBindGroup({ layout: pipeline.getBindGroupLayout(0), entries });
  known.set(key, made);
  return made;
}

/** A buffer, and which part of it. */
function keyOf({ buffer, offset, size }: GPUBufferBinding): string {
  return `${numberOf(buffer)} ${offset ?? ''} ${size ?? ''}`;
}

function numberOf(buffer: GPUBuffer): number {
  const number = bufferNumbers.get(buffer) ?? ++buffersSeen;
  bufferNumbers.set(buffer, number);
  return number;
}

function record(
  backend: WebGPUBackend,
  pipeline: GPUComputePipeline,
  bindGroup: GPUBindGroup,
  [x, y, z]: Dispatch['workgroups'],
): void {
  const internals = internalsOf(backend);
  backend.ensureCommandEncoderReady();
  internals.computePassEncoder ??= internals.commandEncoder?.beginComputePass() ?? null;
  const pass = internals.computePassEncoder;
  if (!pass) throw new Error('The WebGPU backend gave no compute pass.');
  pass.setPipeline(pipeline);
  pass.setBindGroup(0, bindGroup);
  pass.dispatchWorkgroups(x, y, z);
}

/** As tfjs does after each of its own dispatches. */
function submitWhenDue(backend: WebGPUBackend): void {
  const internals = internalsOf(backend);
  internals.dispatchCountInPass += 1;
  if (internals.dispatchCountInPass >= env().getNumber('WEBGPU_DEFERRED_SUBMIT_BATCH_SIZE')) submit(backend);
}

/** Hands over what was recorded. */
export function submit(backend: WebGPUBackend): void {
  if (!internalsOf(backend).commandEncoder) return;
  backend.endComputePassEncoder();
  backend.submitQueue();
}
