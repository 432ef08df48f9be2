import { square, windowParts, type LayerForm } from './layer-form';

export const averagePooling2dForm: LayerForm<'AveragePooling2D'> = {
  summary: 'layer.AveragePooling2D',
  main: ['poolSize', 'strides', 'padding'],
  more: [],
  counting: 'counting.none',
  short: ({ poolSize, strides, padding }) => [square(poolSize), ...windowParts(strides, padding, poolSize)],
};
