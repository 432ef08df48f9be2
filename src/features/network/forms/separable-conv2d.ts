import { square, windowParts, type LayerForm } from './layer-form';

export const separableConv2dForm: LayerForm<'SeparableConv2D'> = {
  summary: 'layer.SeparableConv2D',
  main: ['filters', 'kernelSize', 'activation', 'padding'],
  more: ['strides', 'depthMultiplier', 'useBias', 'kernelInitializer', 'l1', 'l2'],
  counting: 'counting.SeparableConv2D',
  short: ({ filters, kernelSize, strides, padding, activation }) => [
    { key: 'network.shortFilters', values: { count: filters } },
    square(kernelSize),
    activation,
    ...windowParts(strides, padding, 1),
  ],
};
