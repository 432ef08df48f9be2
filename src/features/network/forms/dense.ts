import type { LayerForm } from './layer-form';

export const denseForm: LayerForm<'Dense'> = {
  summary: 'layer.Dense',
  main: ['units', 'activation'],
  more: ['useBias', 'kernelInitializer', 'l1', 'l2'],
  counting: 'counting.Dense',
  short: ({ units, activation }) => [{ key: 'network.shortUnits', values: { count: units } }, activation],
};
