import { square, windowParts, type LayerForm } from './layer-form';

export const depthwiseConv2dForm: LayerForm<'DepthwiseConv2D'> = {
  summary: 'layer.DepthwiseConv2D',
  main: ['kernelSize', 'depthMultiplier', 'activation', 'padding'],
  more: ['strides', 'useBias', 'kernelInitializer', 'l1', 'l2'],
  counting: 'counting.DepthwiseConv2D',
  short: ({ kernelSize, strides, padding, activation }) => [
    square(kernelSize),
    activation,
    ...windowParts(strides, padding, 1),
  ],
};
