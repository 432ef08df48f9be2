import type { LayerForm } from './layer-form';

export const dropoutForm: LayerForm<'Dropout'> = {
  main: ['rate'],
  more: [],
  short: ({ rate }) => [String(rate)],
};
