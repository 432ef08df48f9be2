import type { LayerForm } from './layer-form';

export const dropoutForm: LayerForm<'Dropout'> = {
  summary: 'layer.Dropout',
  main: ['rate'],
  more: [],
  counting: 'counting.none',
  short: ({ rate }) => [String(rate)],
};
