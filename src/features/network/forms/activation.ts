import type { LayerForm } from './layer-form';

export const activationForm: LayerForm<'Activation'> = {
  summary: 'layer.Activation',
  main: ['activation'],
  more: [],
  counting: 'counting.none',
  short: ({ activation }) => [activation],
};
