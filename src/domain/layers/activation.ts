import { activationField } from './common-fields';
import { defineLayer } from './layer-definition';
import { noParameters } from './parameter-arithmetic';

/** Applies an activation function to every value (softmax: to the last axis). */
export const activation = defineLayer({
  kind: 'Activation',
  family: 'activation',
  fields: { activation: activationField('relu') },
  problem: () => null,
  outputShape: (input) => input,
  parameterCount: () => noParameters,
  multiplyAdds: () => 0,
});
