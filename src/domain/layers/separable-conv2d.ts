import {
  activationField,
  depthMultiplierField,
  filtersField,
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

/** A depthwise convolution followed by a 1 x 1 convolution that mixes the channels. */
export const separableConv2d = defineLayer({
  kind: 'SeparableConv2D',
  family: 'convolution',
  fields: {
    filters: filtersField,
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
  outputShape: (input, params) => [...slide(input, windowOf(params)), params.filters],
  /** Depthwise kernel: height x width x channels x multiplier; pointwise kernel: channels * multiplier x filters; bias: filters. */
  parameterCount(input, { filters, kernelSize, depthMultiplier, useBias }) {
    const { channels } = imageOf(input);
    return countParameters([
      [...pairOf(kernelSize), channels, depthMultiplier],
      [channels, depthMultiplier, filters],
      ...biasTerms(useBias, filters),
    ]);
  },
  /** The depthwise part already strides, so both parts run at the output's positions. */
  multiplyAdds(input, params) {
    const { filters, kernelSize, depthMultiplier } = params;
    const [height, width] = slide(input, windowOf(params));
    return height * width * imageOf(input).channels * depthMultiplier * (areaOf(kernelSize) + filters);
  },
});
