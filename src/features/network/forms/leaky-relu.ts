import type { LayerForm } from './layer-form';

export const leakyReluForm: LayerForm<'LeakyReLU'> = {
  summary: 'layer.LeakyReLU',
  main: ['negativeSlope'],
  more: [],
  counting: 'counting.none',
  short: ({ negativeSlope }) => [String(negativeSlope)],
};
