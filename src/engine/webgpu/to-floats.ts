import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { util, type TensorInfo } from '@tensorflow/tfjs-core';
import { elementMain, groupsFor, storage } from './grid';
import { runProgram, type Program } from './run-program';

/** Whether a tensor lies on the device as i32, by whatever type it goes. */
export function isWhole(backend: WebGPUBackend, { dataId }: TensorInfo): boolean {
  const { dtype } = backend.tensorMap.get(dataId);
  return dtype === 'int32' || dtype === 'bool';
}

/** Whole numbers and booleans as floats: a copy. Up to 2^24 they stay exact. */
export function toFloats(backend: WebGPUBackend, x: TensorInfo): TensorInfo {
  const y = backend.makeTensorInfo(x.shape, 'float32');
  runProgram(backend, { program, tensors: [x, y], workgroups: groupsFor(util.sizeFromShape(x.shape)) });
  return y;
}

const program: Program = {
  key: 'toFloats',
  code: () => `${storage(['read', 'x', 'i32'], ['read_write', 'y', 'f32'])}
${elementMain}
  if (index < arrayLength(&x)) { y[index] = f32(x[index]); }
}`,
};
