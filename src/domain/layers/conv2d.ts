import {
  activationField,
  dilationRateField,
  filtersField,
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
import { dilationProblem, slide, windowOf, windowProblem } from './windows';

/** Slides `filters` kernels of kernel height x kernel width x channels over a picture. */
export const conv2d = defineLayer({
  kind: 'Conv2D',
  family: 'convolution',
  fields: {
    filters: filtersField,
    kernelSize: kernelSizeField,
    strides: stridesField(1),
    padding: paddingField('valid'),
    dilationRate: dilationRateField,
    activation: activationField('relu'),
    useBias: useBiasField,
    ...kernelFields,
    trainable: trainableField,
  },
  problem: (input, params) => dilationProblem(windowOf(params)) ?? windowProblem(input, windowOf(params), 'kernelSize'),
  outputShape: (input, params) => [...slide(input, windowOf(params)), params.filters],
  /** Kernel: height x width x channels x filters; bias: filters. */
  parameterCount(input, { filters, kernelSize, useBias }) {
    const { channels } = imageOf(input);
    return countParameters([[...pairOf(kernelSize), channels, filters], ...biasTerms(useBias, filters)]);
  },
  /** Every output value is a sum over kernel height x width x channels products. */
  multiplyAdds(input, params) {
    const [height, width] = slide(input, windowOf(params));
    return height * width * params.filters * areaOf(params.kernelSize) * imageOf(input).channels;
  },
});
