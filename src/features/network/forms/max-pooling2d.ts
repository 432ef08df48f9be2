import { extentText } from '../../../domain/layers/extent';
import { windowParts, type LayerForm } from './layer-form';

export const maxPooling2dForm: LayerForm<'MaxPooling2D'> = {
  summary: 'layer.MaxPooling2D',
  main: ['poolSize', 'strides', 'padding'],
  more: [],
  counting: 'counting.none',
  short: (params) => [extentText(params.poolSize), ...windowParts(params, params.poolSize)],
};
