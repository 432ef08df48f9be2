import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { util, type KernelFunc, type TensorInfo } from '@tensorflow/tfjs-core';
import { elementMain, groupsFor, storage } from '../../webgpu/grid';
import { runProgram } from '../../webgpu/run-program';

/**
 * Softmax over the last axis, a row an invocation. tfjs's own form takes a workgroup a row, and writes beyond the end once there are more rows than the 65,535
 * workgroups that a device allows in one dimension: a softmax over the channels of a picture has a row for every pixel.
 */
export const softmaxWebGpu: KernelFunc = (params) => {
  const { logits } = params.inputs as Record<'logits', TensorInfo>;
  const backend = params.backend as WebGPUBackend;
  const columns = logits.shape.at(-1) ?? 1;
  const y = backend.makeTensorInfo(logits.shape, 'float32');
  const program = { key: `softmax ${columns}`, code: () => source(columns) };
  runProgram(backend, {
    program,
    tensors: [logits, y],
    workgroups: groupsFor(util.sizeFromShape(logits.shape) / columns),
  });
  return y;
};

function source(columns: number): string {
  return `${storage(['read', 'x', 'f32'], ['read_write', 'y', 'f32'])}
const COLUMNS = ${columns}u;
${elementMain}
  let first = index * COLUMNS;
  if (first >= arrayLength(&x)) { return; }
  let end = first + COLUMNS;
  var largest = x[first];
  for (var i = first; i < end; i++) { largest = max(largest, x[i]); }
  var sum = 0.0;
  for (var i = first; i < end; i++) { sum += exp(x[i] - largest); }
  for (var i = first; i < end; i++) { y[i] = exp(x[i] - largest) / sum; }
}`;
}
