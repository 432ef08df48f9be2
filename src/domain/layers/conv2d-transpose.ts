import {
  activationField,
  filtersField,
  kernelFields,
  kernelSizeField,
  paddingField,
  stridesField,
  trainableField,
  useBiasField,
} from './common-fields';
import { areaOf, heightOf, pairOf, widthOf } from './extent';
import { imageOf, needsImage } from './images';
import { defineLayer } from './layer-definition';
import { biasTerms, countParameters } from './parameter-arithmetic';
import type { Padding } from './windows';

/** How long a side becomes: the windows of all places side by side; `same` cuts what reaches over `strides` times the length off. */
function stretched(length: number, size: number, strides: number, padding: Padding): number {
  return length * strides + (padding === 'valid' ? Math.max(size - strides, 0) : 0);
}

/** Puts a kernel, times the pixel's value, down for each pixel, `strides` apart, and adds up what overlaps: a convolution the other way round. */
export const conv2dTranspose = defineLayer({
  kind: 'Conv2DTranspose',
  family: 'convolution',
  fields: {
    filters: filtersField,
    kernelSize: kernelSizeField,
    // Keras takes 1; but it is made to make pictures larger.
    strides: stridesField(2),
    padding: paddingField('valid'),
    activation: activationField('relu'),
    useBias: useBiasField,
    ...kernelFields,
    trainable: trainableField,
  },
  problem: (input) => needsImage(input),
  outputShape(input, { filters, kernelSize, strides, padding }) {
    const { height, width } = imageOf(input);
    return [
      stretched(height, heightOf(kernelSize), heightOf(strides), padding),
      stretched(width, widthOf(kernelSize), widthOf(strides), padding),
      filters,
    ];
  },
  /** Kernel: height x width x filters x channels; bias: filters. */
  parameterCount(input, { filters, kernelSize, useBias }) {
    const { channels } = imageOf(input);
    return countParameters([[...pairOf(kernelSize), filters, channels], ...biasTerms(useBias, filters)]);
  },
  /** Every input value is multiplied by each weight of its channel. */
  multiplyAdds(input, { filters, kernelSize }) {
    const { height, width, channels } = imageOf(input);
    return height * width * channels * filters * areaOf(kernelSize);
  },
});
