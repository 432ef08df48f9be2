import {
  activationField,
  depthMultiplierField,
  dilationRateField,
  kernelFields,
  kernelSizeField,
  paddingField,
  stridesField,
  trainableField,
  useBiasField,
} from './common-fields';
import { areaOf, pairOf } from './extent';
import { imageOf } from './images';
import { defineLayer } from './layer-definition';
import { biasTerms, countParameters } from './parameter-arithmetic';
import { slide, windowOf, windowProblem } from './windows';

/** Slides kernels of its own over each channel alone; the channels are not mixed. */
export const depthwiseConv2d = defineLayer({
  kind: 'DepthwiseConv2D',
  family: 'convolution',
  fields: {
    kernelSize: kernelSizeField,
    strides: stridesField(1),
    padding: paddingField('valid'),
    dilationRate: dilationRateField,
    depthMultiplier: depthMultiplierField,
    activation: activationField('relu'),
    useBias: useBiasField,
    ...kernelFields,
    trainable: trainableField,
  },
  problem: (input, params) => windowProblem(input, windowOf(params), 'kernelSize'),
  outputShape: (input, params) => [...slide(input, windowOf(params)), imageOf(input).channels * params.depthMultiplier],
  /** Kernel: height x width x channels x multiplier; bias: channels * multiplier. */
  parameterCount(input, { kernelSize, depthMultiplier, useBias }) {
    const { channels } = imageOf(input);
    return countParameters([
      [...pairOf(kernelSize), channels, depthMultiplier],
      ...biasTerms(useBias, channels * depthMultiplier),
    ]);
  },
  multiplyAdds(input, params) {
    const [height, width] = slide(input, windowOf(params));
    return height * width * imageOf(input).channels * params.depthMultiplier * areaOf(params.kernelSize);
  },
});
