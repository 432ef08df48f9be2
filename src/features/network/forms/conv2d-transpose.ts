import { extentText } from '../../../domain/layers/extent';
import { windowParts, type LayerForm } from './layer-form';

export const conv2dTransposeForm: LayerForm<'Conv2DTranspose'> = {
  main: ['filters', 'kernelSize', 'strides', 'activation', 'padding'],
  more: ['useBias', 'kernelInitializer', 'l1', 'l2', 'trainable'],
  words: {
    strides: { label: 'field.strides', hint: 'field.transposedStridesHint' },
    padding: { label: 'field.padding', hint: 'field.transposedPaddingHint' },
  },
  short: (params) => [
    { key: 'network.shortFilters', values: { count: params.filters } },
    extentText(params.kernelSize),
    params.activation,
    ...windowParts(params, 1),
  ],
};
