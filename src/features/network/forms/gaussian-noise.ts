import type { LayerForm } from './layer-form';

export const gaussianNoiseForm: LayerForm<'GaussianNoise'> = {
  main: ['stddev'],
  more: [],
  short: ({ stddev }) => [String(stddev)],
};
