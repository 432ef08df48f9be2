import type { LayerForm } from './layer-form';

export const leakyReluForm: LayerForm<'LeakyReLU'> = {
  main: ['negativeSlope'],
  more: [],
  short: ({ negativeSlope }) => [String(negativeSlope)],
};
