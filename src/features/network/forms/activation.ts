import type { LayerForm } from './layer-form';

export const activationForm: LayerForm<'Activation'> = {
  main: ['activation'],
  more: [],
  short: ({ activation }) => [activation],
};
