import type { LayerForm } from './layer-form';

export const spatialDropout2dForm: LayerForm<'SpatialDropout2D'> = {
  main: ['rate'],
  more: [],
  words: { rate: { label: 'field.rate', hint: 'field.channelRateHint' } },
  short: ({ rate }) => [String(rate)],
};
