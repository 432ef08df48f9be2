import { extentText } from '../../../domain/layers/extent';
import { windowParts, type LayerForm } from './layer-form';

export const averagePooling2dForm: LayerForm<'AveragePooling2D'> = {
  main: ['poolSize', 'strides', 'padding'],
  more: [],
  short: (params) => [extentText(params.poolSize), ...windowParts(params, params.poolSize)],
};
