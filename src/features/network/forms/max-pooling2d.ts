import { square, windowParts, type LayerForm } from './layer-form';

export const maxPooling2dForm: LayerForm<'MaxPooling2D'> = {
  summary: 'layer.MaxPooling2D',
  main: ['poolSize', 'strides', 'padding'],
  more: [],
  counting: 'counting.none',
  short: ({ poolSize, strides, padding }) => [square(poolSize), ...windowParts(strides, padding, poolSize)],
};
