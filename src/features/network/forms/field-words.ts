import type { LayerKind } from '../../../domain/layers/registry';
import type { FieldWords, ParamName } from './layer-form';

type AnyParamName = { [K in LayerKind]: ParamName<K> }[LayerKind];

/** A parameter without words does not compile. */
const words: Readonly<Record<AnyParamName, FieldWords>> = {
  filters: { label: 'field.filters', hint: 'field.filtersHint' },
  kernelSize: { label: 'field.kernelSize', hint: 'field.kernelSizeHint' },
  poolSize: { label: 'field.poolSize', hint: 'field.poolSizeHint' },
  dilationRate: { label: 'field.dilationRate', hint: 'field.dilationRateHint' },
  strides: { label: 'field.strides', hint: 'field.stridesHint' },
  padding: { label: 'field.padding', hint: 'field.paddingHint' },
  size: { label: 'field.size', hint: 'field.sizeHint' },
  interpolation: { label: 'field.interpolation', hint: 'field.interpolationHint' },
  negativeSlope: { label: 'field.negativeSlope', hint: 'field.negativeSlopeHint' },
  activation: { label: 'field.activation', hint: 'field.activationHint' },
  useBias: { label: 'field.useBias', hint: 'field.useBiasHint' },
  trainable: { label: 'field.trainable', hint: 'field.trainableHint' },
  kernelInitializer: { label: 'field.kernelInitializer', hint: 'field.kernelInitializerHint' },
  l1: { label: 'field.l1', hint: 'field.l1Hint' },
  l2: { label: 'field.l2', hint: 'field.l2Hint' },
  depthMultiplier: { label: 'field.depthMultiplier', hint: 'field.depthMultiplierHint' },
  units: { label: 'field.units', hint: 'field.unitsHint' },
  rate: { label: 'field.rate', hint: 'field.rateHint' },
  stddev: { label: 'field.stddev', hint: 'field.stddevHint' },
  scale: { label: 'field.scale', hint: 'field.scaleHint' },
  offset: { label: 'field.offset', hint: 'field.offsetHint' },
  center: { label: 'field.center', hint: 'field.centerHint' },
  momentum: { label: 'field.momentum', hint: 'field.momentumHint' },
  epsilon: { label: 'field.epsilon', hint: 'field.epsilonHint' },
};

/** The usual words of a parameter, by its name in the domain. */
export const fieldWords: Readonly<Partial<Record<string, FieldWords>>> = words;
