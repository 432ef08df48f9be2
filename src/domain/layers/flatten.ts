import { sizeOf } from '../network/shape';
import { defineLayer } from './layer-definition';
import { noParameters } from './parameter-arithmetic';

/** Writes a picture as one vector, row by row and pixel by pixel; a flat input stays as it is. */
export const flatten = defineLayer({
  kind: 'Flatten',
  family: 'reshape',
  fields: {},
  problem: () => null,
  outputShape: (input) => [sizeOf(input)],
  parameterCount: () => noParameters,
  multiplyAdds: () => 0,
});
