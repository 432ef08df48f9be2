import type { LayerForm } from './layer-form';

export const globalMaxPooling2dForm: LayerForm<'GlobalMaxPooling2D'> = {
  summary: 'layer.GlobalMaxPooling2D',
  main: [],
  more: [],
  counting: 'counting.none',
  short: () => [],
};
