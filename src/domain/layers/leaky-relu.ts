import { number } from './fields';
import { sizeOf } from '../network/shape';
import { defineLayer } from './layer-definition';
import { noParameters } from './parameter-arithmetic';

/** Keeps positive values, and of negative ones the share `negativeSlope`. */
export const leakyRelu = defineLayer({
  kind: 'LeakyReLU',
  family: 'activation',
  fields: { negativeSlope: number(0.3, 0, 10, [0.01, 0.1, 0.2, 0.3]) },
  problem: () => null,
  outputShape: (input) => input,
  parameterCount: () => noParameters,
  /** One product per value. */
  multiplyAdds: (input) => sizeOf(input),
});
