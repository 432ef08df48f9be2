import type { LayerForm } from './layer-form';

export const gaussianNoiseForm: LayerForm<'GaussianNoise'> = {
  summary: 'layer.GaussianNoise',
  main: ['stddev'],
  more: [],
  counting: 'counting.none',
  short: ({ stddev }) => [String(stddev)],
};
