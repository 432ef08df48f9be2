import type { LayerForm } from './layer-form';

export const layerNormalizationForm: LayerForm<'LayerNormalization'> = {
  main: ['epsilon'],
  more: ['scale', 'center', 'trainable'],
  words: { scale: { label: 'field.learnScale', hint: 'field.learnScaleHint' } },
  short: () => [],
};
