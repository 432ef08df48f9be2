import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import type { KernelFunc, TensorInfo } from '@tensorflow/tfjs-core';
import { draw, isPacked } from '../../webgl/program';
import type { PointwiseActivationAttrs, PointwiseActivationGradInputs, PointwiseActivationInputs } from './kernel';
import { shaderFormulas, shaderFunctions } from './shader';

export const pointwiseActivationWebGl: KernelFunc = (params) => {
  const { x } = params.inputs as unknown as PointwiseActivationInputs;
  const { activation } = params.attrs as unknown as PointwiseActivationAttrs;
  return run(params, { X: x }, shaderFormulas[activation].value, (result) => result);
};

export const pointwiseActivationGradWebGl: KernelFunc = (params) => {
  const { dy, x } = params.inputs as unknown as PointwiseActivationGradInputs;
  const { activation } = params.attrs as unknown as PointwiseActivationAttrs;
  return run(
    params,
    { X: x, Dy: dy },
    shaderFormulas[activation].derivative,
    (result) => `getDyAtOutCoords() * ${result}`,
  );
};

/** Packed where all inputs are, as they are behind products; else unpacked, as pooling leaves them. */
function run(
  params: Parameters<KernelFunc>[0],
  inputs: Readonly<Record<string, TensorInfo>> & { readonly X: TensorInfo },
  formula: string,
  finish: (result: string) => string,
): TensorInfo {
  const backend = params.backend as MathBackendWebGL;
  const { slope } = params.attrs as unknown as PointwiseActivationAttrs;
  const packed = Object.values(inputs).every((tensor) => isPacked(backend, tensor));
  const result = packed ? 'vec4(of(x.r), of(x.g), of(x.b), of(x.a))' : 'of(x)';
  return draw(backend, {
    inputs,
    outputShape: inputs.X.shape,
    code: `${shaderFunctions((name) => `float ${name}(float x)`)}
float of(float x) { return ${formula}; }
void main() {
  ${packed ? 'vec4' : 'float'} x = getXAtOutCoords();
  setOutput(${packed ? `inside(${finish(result)})` : finish(result)});
}`,
    scalars: { slope: { type: 'float', value: slope } },
    packed,
  });
}
