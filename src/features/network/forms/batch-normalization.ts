import type { LayerForm } from './layer-form';

export const batchNormalizationForm: LayerForm<'BatchNormalization'> = {
  main: ['momentum', 'epsilon'],
  more: [],
  short: () => [],
};
