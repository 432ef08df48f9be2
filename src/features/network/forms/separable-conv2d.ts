import { extentText } from '../../../domain/layers/extent';
import { windowParts, type LayerForm } from './layer-form';

export const separableConv2dForm: LayerForm<'SeparableConv2D'> = {
  main: ['filters', 'kernelSize', 'activation', 'padding'],
  more: ['strides', 'dilationRate', 'depthMultiplier', 'useBias', 'kernelInitializer', 'l1', 'l2', 'trainable'],
  short: (params) => [
    { key: 'network.shortFilters', values: { count: params.filters } },
    extentText(params.kernelSize),
    params.activation,
    ...windowParts(params, 1),
  ],
};
