import type { LayerForm } from './layer-form';

export const globalAveragePooling2dForm: LayerForm<'GlobalAveragePooling2D'> = {
  summary: 'layer.GlobalAveragePooling2D',
  main: [],
  more: [],
  counting: 'counting.none',
  short: () => [],
};
