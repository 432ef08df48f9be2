import { int } from './fields';
import { formatShape, sizeOf, type Shape } from '../network/shape';
import { activationField, kernelFields, trainableField, useBiasField } from './common-fields';
import { defineLayer, type Problem } from './layer-definition';
import { biasTerms, countParameters } from './parameter-arithmetic';

/** Connects every input value with every unit. */
export const dense = defineLayer({
  kind: 'Dense',
  family: 'dense',
  fields: {
    units: int(128, 1, 65536, [10, 32, 64, 128, 256, 512]),
    activation: activationField('relu'),
    useBias: useBiasField,
    ...kernelFields,
    trainable: trainableField,
  },
  problem: (input) => needsFlat(input),
  outputShape: (_input, { units }) => [units],
  /** Kernel: inputs x units; bias: units. */
  parameterCount: (input, { units, useBias }) =>
    countParameters([[sizeOf(input), units], ...biasTerms(useBias, units)]),
  multiplyAdds: (input, { units }) => sizeOf(input) * units,
});

/**
 * Keras would apply Dense to the last axis of a picture without a word. Learners who forget Flatten do not mean that, so here it is an error.
 */
function needsFlat(input: Shape): Problem | null {
  if (input.length === 1) return null;
  return {
    code: 'needsFlat',
    values: { shape: formatShape(input) },
    mends: [
      { kind: 'insertBefore', layerKind: 'Flatten' },
      { kind: 'insertBefore', layerKind: 'GlobalAveragePooling2D' },
    ],
  };
}
