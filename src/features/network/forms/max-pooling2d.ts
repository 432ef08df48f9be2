import { extentText } from '../../../domain/layers/extent';
import { windowParts, type LayerForm } from './layer-form';

export const maxPooling2dForm: LayerForm<'MaxPooling2D'> = {
  main: ['poolSize', 'strides', 'padding'],
  more: [],
  short: (params) => [extentText(params.poolSize), ...windowParts(params, params.poolSize)],
};
