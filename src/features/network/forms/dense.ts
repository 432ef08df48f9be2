import type { LayerForm } from './layer-form';

export const denseForm: LayerForm<'Dense'> = {
  summary: 'layer.Dense',
  main: ['units', 'activation'],
  more: ['useBias', 'l2'],
  counting: 'counting.Dense',
  short: ({ units, activation }) => [{ key: 'network.shortUnits', values: { count: units } }, activation],
};
