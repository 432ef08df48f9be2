import type { LayerForm } from './layer-form';

export const batchNormalizationForm: LayerForm<'BatchNormalization'> = {
  main: ['momentum', 'epsilon'],
  more: ['trainable'],
  words: { trainable: { label: 'field.trainable', hint: 'field.trainableNormalizationHint' } },
  short: () => [],
};
