import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import type { KernelFunc } from '@tensorflow/tfjs-core';
import { draw, flatIndex } from '../../webgl/program';
import { randomWordGlsl } from '../../webgl/random-word';
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

function source(shape: readonly number[]): string {
  return `
${randomWordGlsl}
void main() {
  uint drawn = randomWord(uint(key), uint(${flatIndex(shape)})) >> 8u;
  setOutput(getXAtOutCoords() * (drawn >= uint(threshold) ? scale : 0.0));
}`;
}
