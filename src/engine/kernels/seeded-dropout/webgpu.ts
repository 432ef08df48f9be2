import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { util, type KernelFunc } from '@tensorflow/tfjs-core';
import { elementMain, groupsFor, storage } from '../../webgpu/grid';
import { randomWordWgsl } from '../../webgpu/random-word';
import { runProgram } from '../../webgpu/run-program';
import { dropoutThreshold, type SeededDropoutAttrs, type SeededDropoutInputs } from './kernel';

export const seededDropoutWebGpu: KernelFunc = (params) => {
  const { x } = params.inputs as unknown as SeededDropoutInputs;
  const { rate, key } = params.attrs as unknown as SeededDropoutAttrs;
  const backend = params.backend as WebGPUBackend;
  const y = backend.makeTensorInfo(x.shape, 'float32');
  runProgram(backend, {
    program: { key: 'seededDropout', code: () => source },
    tensors: [x, y],
    workgroups: groupsFor(util.sizeFromShape(x.shape)),
    uniforms: [
      { type: 'uint32', data: [key >>> 0] },
      { type: 'uint32', data: [dropoutThreshold(rate)] },
      { type: 'float32', data: [1 / (1 - rate)] },
    ],
  });
  return y;
};

const source = `${storage(['read', 'x', 'f32'], ['read_write', 'y', 'f32'])}
struct Settings { key: u32, threshold: u32, scale: f32 }
@group(0) @binding(2) var<uniform> settings: Settings;
${randomWordWgsl}
${elementMain}
  if (index >= arrayLength(&x)) { return; }
  let drawn = randomWord(settings.key, index) >> 8u;
  y[index] = x[index] * select(0.0, settings.scale, drawn >= settings.threshold);
}`;
