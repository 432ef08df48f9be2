import { number } from './fields';
import { defineLayer } from './layer-definition';
import { noParameters } from './parameter-arithmetic';

/** Adds a random number to every value while training, normal with mean 0 and deviation `stddev`, and does nothing when predicting. */
export const gaussianNoise = defineLayer({
  kind: 'GaussianNoise',
  family: 'regularization',
  // Keras takes no deviation above 1.
  fields: { stddev: number(0.1, 0, 1, [0.05, 0.1, 0.2]) },
  problem: () => null,
  outputShape: (input) => input,
  parameterCount: () => noParameters,
  multiplyAdds: () => 0,
});
