import {
  activationField,
  depthMultiplierField,
  filtersField,
  kernelFields,
  kernelSizeField,
  paddingField,
  stridesField,
  useBiasField,
} from './common-fields';
import { imageOf } from './images';
import { defineLayer } from './layer-definition';
import { biasTerms, countParameters } from './parameter-arithmetic';
import { slide, windowProblem } from './windows';

/** A depthwise convolution followed by a 1 x 1 convolution that mixes the channels. */
export const separableConv2d = defineLayer({
  kind: 'SeparableConv2D',
  family: 'convolution',
  fields: {
    filters: filtersField,
    kernelSize: kernelSizeField,
    strides: stridesField(1),
    padding: paddingField('valid'),
    depthMultiplier: depthMultiplierField,
    activation: activationField('relu'),
    useBias: useBiasField,
    ...kernelFields,
  },
  problem: (input, { kernelSize, strides, padding }) =>
    windowProblem(input, { size: kernelSize, strides, padding }, 'kernelSize'),
  outputShape: (input, { filters, kernelSize, strides, padding }) => [
    ...slide(input, { size: kernelSize, strides, padding }),
    filters,
  ],
  /** Depthwise kernel: kernelSize^2 x channels x multiplier; pointwise kernel: channels * multiplier x filters; bias: filters. */
  parameterCount(input, { filters, kernelSize, depthMultiplier, useBias }) {
    const { channels } = imageOf(input);
    return countParameters([
      [kernelSize, kernelSize, channels, depthMultiplier],
      [channels, depthMultiplier, filters],
      ...biasTerms(useBias, filters),
    ]);
  },
  /** The depthwise part already strides, so both parts run at the output's positions. */
  multiplyAdds(input, { filters, kernelSize, strides, padding, depthMultiplier }) {
    const [height, width] = slide(input, { size: kernelSize, strides, padding });
    return height * width * imageOf(input).channels * depthMultiplier * (kernelSize ** 2 + filters);
  },
});
