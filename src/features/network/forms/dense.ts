import type { LayerForm } from './layer-form';

export const denseForm: LayerForm<'Dense'> = {
  main: ['units', 'activation'],
  more: ['useBias', 'kernelInitializer', 'l1', 'l2', 'trainable'],
  short: ({ units, activation }) => [{ key: 'network.shortUnits', values: { count: units } }, activation],
};
