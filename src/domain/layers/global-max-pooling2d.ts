import { imageOf, needsImage } from './images';
import { defineLayer } from './layer-definition';
import { noParameters } from './parameter-arithmetic';

/** Keeps the largest value of every channel: a picture becomes a flat vector. */
export const globalMaxPooling2d = defineLayer({
  kind: 'GlobalMaxPooling2D',
  family: 'pooling',
  fields: {},
  problem: (input) => needsImage(input),
  outputShape: (input) => [imageOf(input).channels],
  parameterCount: () => noParameters,
  multiplyAdds: () => 0,
});
