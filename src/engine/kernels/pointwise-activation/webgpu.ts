import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { util, type KernelFunc, type TensorInfo } from '@tensorflow/tfjs-core';
import { elementMain, groupsFor, storage } from '../../webgpu/grid';
import { runProgram } from '../../webgpu/run-program';
import type { PointwiseActivationAttrs, PointwiseActivationGradInputs, PointwiseActivationInputs } from './kernel';
import { shaderFormulas, shaderFunctions } from './shader';

export const pointwiseActivationWebGpu: KernelFunc = (params) => {
  const { x } = params.inputs as unknown as PointwiseActivationInputs;
  const { activation } = params.attrs as unknown as PointwiseActivationAttrs;
  return run(params, [x], `activation ${activation}`, ['x'], shaderFormulas[activation].value);
};

export const pointwiseActivationGradWebGpu: KernelFunc = (params) => {
  const { dy, x } = params.inputs as unknown as PointwiseActivationGradInputs;
  const { activation } = params.attrs as unknown as PointwiseActivationAttrs;
  const value = `dy[index] * (${shaderFormulas[activation].derivative})`;
  return run(params, [x, dy], `activationGrad ${activation}`, ['x', 'dy'], value);
};

function run(
  params: Parameters<KernelFunc>[0],
  inputs: readonly [x: TensorInfo, ...others: TensorInfo[]],
  key: string,
  names: readonly string[],
  value: string,
): TensorInfo {
  const { slope } = params.attrs as unknown as PointwiseActivationAttrs;
  const backend = params.backend as WebGPUBackend;
  const [x] = inputs;
  const output = backend.makeTensorInfo(x.shape, 'float32');
  runProgram(backend, {
    program: { key, code: () => source(names, value) },
    tensors: [...inputs, output],
    workgroups: groupsFor(util.sizeFromShape(x.shape)),
    uniforms: [{ type: 'float32', data: [slope] }],
  });
  return output;
}

function source(names: readonly string[], value: string): string {
  const inputs = names.map((name) => ['read', name === 'x' ? 'values' : name, 'f32'] as const);
  return `${storage(...inputs, ['read_write', 'result', 'f32'])}
@group(0) @binding(${names.length + 1}) var<uniform> negativeSlope: f32;
${shaderFunctions((name) => `fn ${name}(x: f32) -> f32`)}
${elementMain}
  if (index >= arrayLength(&values)) { return; }
  let x = values[index];
  // Named here, since a form that does not use it would not bind it either.
  let slope = negativeSlope;
  result[index] = ${value};
}`;
}
