import { number } from './fields';
import { needsImage } from './images';
import { defineLayer } from './layer-definition';
import { noParameters } from './parameter-arithmetic';

/** Sets whole channels of a picture to zero while training, a share `rate` of them, and does nothing when predicting: pixels side by side tell nearly the same. */
export const spatialDropout2d = defineLayer({
  kind: 'SpatialDropout2D',
  family: 'regularization',
  // Not up to 1: the kept values are divided by 1 - rate.
  fields: { rate: number(0.25, 0, 0.99, [0.1, 0.25, 0.5]) },
  problem: (input) => needsImage(input),
  outputShape: (input) => input,
  parameterCount: () => noParameters,
  multiplyAdds: () => 0,
});
