import type { FieldWords } from './layer-form';

/** The usual words for each parameter, by its name in the domain. */
export const fieldWords: Readonly<Partial<Record<string, FieldWords>>> = {
  filters: { label: 'field.filters', hint: 'field.filtersHint' },
  kernelSize: { label: 'field.kernelSize', hint: 'field.kernelSizeHint' },
  poolSize: { label: 'field.poolSize', hint: 'field.poolSizeHint' },
  strides: { label: 'field.strides', hint: 'field.stridesHint' },
  padding: { label: 'field.padding', hint: 'field.paddingHint' },
  activation: { label: 'field.activation', hint: 'field.activationHint' },
  useBias: { label: 'field.useBias', hint: 'field.useBiasHint' },
  l2: { label: 'field.l2', hint: 'field.l2Hint' },
  depthMultiplier: { label: 'field.depthMultiplier', hint: 'field.depthMultiplierHint' },
  units: { label: 'field.units', hint: 'field.unitsHint' },
  rate: { label: 'field.rate', hint: 'field.rateHint' },
  momentum: { label: 'field.momentum', hint: 'field.momentumHint' },
  epsilon: { label: 'field.epsilon', hint: 'field.epsilonHint' },
};
