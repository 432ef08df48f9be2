import type { LayerForm } from './layer-form';

export const spatialDropout2dForm: LayerForm<'SpatialDropout2D'> = {
  summary: 'layer.SpatialDropout2D',
  main: ['rate'],
  more: [],
  words: { rate: { label: 'field.rate', hint: 'field.channelRateHint' } },
  counting: 'counting.none',
  short: ({ rate }) => [String(rate)],
};
