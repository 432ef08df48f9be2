import {
  activationField,
  depthMultiplierField,
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

/** Slides kernels of its own over each channel alone; the channels are not mixed. */
export const depthwiseConv2d = defineLayer({
  kind: 'DepthwiseConv2D',
  family: 'convolution',
  fields: {
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
  outputShape: (input, { kernelSize, strides, padding, depthMultiplier }) => [
    ...slide(input, { size: kernelSize, strides, padding }),
    imageOf(input).channels * depthMultiplier,
  ],
  /** Kernel: kernelSize^2 x channels x multiplier; bias: channels * multiplier. */
  parameterCount(input, { kernelSize, depthMultiplier, useBias }) {
    const { channels } = imageOf(input);
    return countParameters([
      [kernelSize, kernelSize, channels, depthMultiplier],
      ...biasTerms(useBias, channels * depthMultiplier),
    ]);
  },
  multiplyAdds(input, { kernelSize, strides, padding, depthMultiplier }) {
    const [height, width] = slide(input, { size: kernelSize, strides, padding });
    return height * width * imageOf(input).channels * depthMultiplier * kernelSize ** 2;
  },
});
