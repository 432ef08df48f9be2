import type { LayerForm } from './layer-form';

export const flattenForm: LayerForm<'Flatten'> = {
  summary: 'layer.Flatten',
  main: [],
  more: [],
  counting: 'counting.none',
  short: () => [],
};
