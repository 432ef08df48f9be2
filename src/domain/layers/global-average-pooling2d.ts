import { imageOf, needsImage } from './images';
import { defineLayer } from './layer-definition';
import { noParameters } from './parameter-arithmetic';

/** Keeps the mean of every channel: a picture becomes a flat vector. */
export const globalAveragePooling2d = defineLayer({
  kind: 'GlobalAveragePooling2D',
  family: 'pooling',
  fields: {},
  problem: (input) => needsImage(input),
  outputShape: (input) => [imageOf(input).channels],
  parameterCount: () => noParameters,
  multiplyAdds: () => 0,
});
