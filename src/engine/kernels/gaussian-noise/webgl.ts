import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import type { KernelFunc } from '@tensorflow/tfjs-core';
import { noiseScale } from '../../../domain/normal-noise';
import { draw, flatIndex } from '../../webgl/program';
import { randomWordGlsl } from '../../webgl/random-word';
import type { GaussianNoiseAttrs, GaussianNoiseInputs } from './kernel';

export const gaussianNoiseWebGl: KernelFunc = (params) => {
  const { x, quantiles } = params.inputs as unknown as GaussianNoiseInputs;
  const { stddev, key } = params.attrs as unknown as GaussianNoiseAttrs;
  return draw(params.backend as MathBackendWebGL, {
    inputs: { X: x, Quantiles: quantiles },
    outputShape: x.shape,
    code: `
${randomWordGlsl}
void main() {
  uint drawn = randomWord(uint(key), uint(${flatIndex(x.shape)}));
  float sum = getQuantiles(int(drawn >> 20u)) + getQuantiles(int((drawn >> 8u) & 4095u));
  setOutput(getXAtOutCoords() + sum * scale);
}`,
    scalars: {
      // The same 32 bits as a signed number, which is what tfjs can pass.
      key: { type: 'int', value: key | 0 },
      scale: { type: 'float', value: noiseScale(stddev) },
    },
  });
};
