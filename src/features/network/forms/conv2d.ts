import { square, windowParts, type LayerForm } from './layer-form';

export const conv2dForm: LayerForm<'Conv2D'> = {
  summary: 'layer.Conv2D',
  main: ['filters', 'kernelSize', 'activation', 'padding'],
  more: ['strides', 'useBias', 'kernelInitializer', 'l1', 'l2'],
  counting: 'counting.Conv2D',
  short: ({ filters, kernelSize, strides, padding, activation }) => [
    { key: 'network.shortFilters', values: { count: filters } },
    square(kernelSize),
    activation,
    ...windowParts(strides, padding, 1),
  ],
};
