import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import type { KernelFunc } from '@tensorflow/tfjs-core';
import { draw, flatIndex } from '../../webgl/program';
import { dropoutThreshold, type SeededDropoutAttrs, type SeededDropoutInputs } from './kernel';

export const seededDropoutWebGl: KernelFunc = (params) => {
  const { x } = params.inputs as unknown as SeededDropoutInputs;
  const { rate, key } = params.attrs as unknown as SeededDropoutAttrs;
  return draw(params.backend as MathBackendWebGL, {
    inputs: { X: x },
    outputShape: x.shape,
    code: source(x.shape),
    scalars: {
      // The same 32 bits as a signed number, which is what tfjs can pass.
      key: { type: 'int', value: key | 0 },
      threshold: { type: 'int', value: dropoutThreshold(rate) },
      scale: { type: 'float', value: 1 / (1 - rate) },
    },
  });
};

/** mix32 and randomWord of domain/random: arithmetic of uint wraps as Math.imul does. */
function source(shape: readonly number[]): string {
  return `
uint mix32(uint word) {
  uint mixed = (word ^ (word >> 16u)) * 0x21f0aaadu;
  mixed = (mixed ^ (mixed >> 15u)) * 0x735a2d97u;
  return mixed ^ (mixed >> 15u);
}
void main() {
  uint index = uint(${flatIndex(shape)});
  uint drawn = mix32(mix32(index + 0x9e3779b9u) ^ uint(key)) >> 8u;
  setOutput(getXAtOutCoords() * (drawn >= uint(threshold) ? scale : 0.0));
}`;
}
