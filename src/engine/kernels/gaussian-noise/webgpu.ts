import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { util, type KernelFunc } from '@tensorflow/tfjs-core';
import { noiseScale } from '../../../domain/normal-noise';
import { elementMain, groupsFor, storage } from '../../webgpu/grid';
import { randomWordWgsl } from '../../webgpu/random-word';
import { runProgram } from '../../webgpu/run-program';
import type { GaussianNoiseAttrs, GaussianNoiseInputs } from './kernel';

export const gaussianNoiseWebGpu: KernelFunc = (params) => {
  const { x, quantiles } = params.inputs as unknown as GaussianNoiseInputs;
  const { stddev, key } = params.attrs as unknown as GaussianNoiseAttrs;
  const backend = params.backend as WebGPUBackend;
  const y = backend.makeTensorInfo(x.shape, 'float32');
  runProgram(backend, {
    program: { key: 'gaussianNoise', code: () => source },
    tensors: [x, quantiles, y],
    workgroups: groupsFor(util.sizeFromShape(x.shape)),
    uniforms: [
      { type: 'uint32', data: [key >>> 0] },
      { type: 'float32', data: [noiseScale(stddev)] },
    ],
  });
  return y;
};

const source = `${storage(['read', 'x', 'f32'], ['read', 'quantiles', 'f32'], ['read_write', 'y', 'f32'])}
struct Settings { key: u32, scale: f32 }
@group(0) @binding(3) var<uniform> settings: Settings;
${randomWordWgsl}
${elementMain}
  if (index >= arrayLength(&x)) { return; }
  let drawn = randomWord(settings.key, index);
  y[index] = x[index] + (quantiles[drawn >> 20u] + quantiles[(drawn >> 8u) & 4095u]) * settings.scale;
}`;
