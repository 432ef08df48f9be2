import { number } from './fields';
import { sizeOf } from '../network/shape';
import { defineLayer } from './layer-definition';
import { noParameters } from './parameter-arithmetic';

/** Multiplies every value by `scale` and adds `offset`; as it comes, values from 0 to 1 become values from -1 to 1. */
export const rescaling = defineLayer({
  kind: 'Rescaling',
  family: 'normalization',
  fields: { scale: number(2, -1000, 1000, [0.5, 1, 2]), offset: number(-1, -1000, 1000, [-1, -0.5, 0]) },
  problem: () => null,
  outputShape: (input) => input,
  parameterCount: () => noParameters,
  multiplyAdds: (input) => sizeOf(input),
});
