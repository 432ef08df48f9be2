import { int } from './fields';
import { imageOf, needsImage } from './images';
import { defineLayer } from './layer-definition';
import { noParameters } from './parameter-arithmetic';

/** Puts `padding` rows and columns of zeros on each of the four sides. */
export const zeroPadding2d = defineLayer({
  kind: 'ZeroPadding2D',
  family: 'reshape',
  fields: { padding: int(1, 0, 32, [1, 2, 3]) },
  problem: (input) => needsImage(input),
  outputShape(input, { padding }) {
    const { height, width, channels } = imageOf(input);
    return [height + 2 * padding, width + 2 * padding, channels];
  },
  parameterCount: () => noParameters,
  multiplyAdds: () => 0,
});
