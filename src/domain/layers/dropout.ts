import { number } from './fields';
import { defineLayer } from './layer-definition';
import { noParameters } from './parameter-arithmetic';

/** Sets a share `rate` of the values to zero while training, and does nothing when predicting. */
export const dropout = defineLayer({
  kind: 'Dropout',
  family: 'regularization',
  // Not up to 1: the kept values are divided by 1 - rate.
  fields: { rate: number(0.25, 0, 0.99, [0.1, 0.25, 0.5]) },
  problem: () => null,
  outputShape: (input) => input,
  parameterCount: () => noParameters,
  multiplyAdds: () => 0,
});
