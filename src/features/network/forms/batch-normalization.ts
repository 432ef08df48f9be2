import type { LayerForm } from './layer-form';

export const batchNormalizationForm: LayerForm<'BatchNormalization'> = {
  summary: 'layer.BatchNormalization',
  main: ['momentum', 'epsilon'],
  more: [],
  counting: 'counting.BatchNormalization',
  short: () => [],
};
