import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import { util, type KernelFunc, type TensorInfo } from '@tensorflow/tfjs-core';
import { columnSums } from '../../webgl/column-sums';
import { draw, isPacked, laidOut } from '../../webgl/program';
import type { BiasActivationGradAttrs, BiasActivationGradInputs } from './kernel';

export const biasActivationGradWebGl: KernelFunc = (params) => {
  const { dy, y } = params.inputs as unknown as BiasActivationGradInputs;
  const { activation } = params.attrs as unknown as BiasActivationGradAttrs;
  const backend = params.backend as MathBackendWebGL;
  const channels = dy.shape.at(-1) ?? 1;
  const rows = util.sizeFromShape(dy.shape) / channels;
  const dz = activation === 'linear' ? sameData(backend, dy) : reluGradient(backend, dy, y);
  const db = laidOut(backend, dz, 'unpacked', (plain) => columnSums(backend, plain, [rows, channels]));
  return [dz, db];
};

/** Without an activation dz is dy: a second reference to the same memory. */
function sameData(backend: MathBackendWebGL, { dataId, shape, dtype }: TensorInfo): TensorInfo {
  backend.incRef(dataId);
  return { dataId, shape, dtype };
}

/** Packed where both inputs are, as they are behind products; else unpacked, as pooling leaves them. */
function reluGradient(backend: MathBackendWebGL, dy: TensorInfo, y: TensorInfo): TensorInfo {
  const packed = isPacked(backend, dy) && isPacked(backend, y);
  const value = packed
    ? 'inside(mix(vec4(0.0), getDyAtOutCoords(), greaterThan(getYAtOutCoords(), vec4(0.0))))'
    : 'getYAtOutCoords() > 0.0 ? getDyAtOutCoords() : 0.0';
  return draw(backend, {
    inputs: { Dy: dy, Y: y },
    outputShape: dy.shape,
    code: `void main() { setOutput(${value}); }`,
    packed,
  });
}
