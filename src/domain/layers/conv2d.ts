import {
  activationField,
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

/** Slides `filters` kernels of kernelSize x kernelSize x channels over a picture. */
export const conv2d = defineLayer({
  kind: 'Conv2D',
  family: 'convolution',
  fields: {
    filters: filtersField,
    kernelSize: kernelSizeField,
    strides: stridesField(1),
    padding: paddingField('valid'),
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
  /** Kernel: kernelSize^2 x channels x filters; bias: filters. */
  parameterCount(input, { filters, kernelSize, useBias }) {
    const { channels } = imageOf(input);
    return countParameters([[kernelSize, kernelSize, channels, filters], ...biasTerms(useBias, filters)]);
  },
  /** Every output value is a sum over kernelSize^2 x channels products. */
  multiplyAdds(input, { filters, kernelSize, strides, padding }) {
    const [height, width] = slide(input, { size: kernelSize, strides, padding });
    return height * width * filters * kernelSize ** 2 * imageOf(input).channels;
  },
});
