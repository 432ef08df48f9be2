import { sidesOf } from './extent';
import { sides } from './fields';
import { imageOf, needsImage } from './images';
import { defineLayer } from './layer-definition';
import { noParameters } from './parameter-arithmetic';

/** Puts rows and columns of zeros around a picture: as many on each of the four sides, or as many as each side says. */
export const zeroPadding2d = defineLayer({
  kind: 'ZeroPadding2D',
  family: 'reshape',
  fields: { padding: sides(1, 0, 32, [1, 2, 3]) },
  problem: (input) => needsImage(input),
  outputShape(input, { padding }) {
    const { height, width, channels } = imageOf(input);
    const { top, bottom, left, right } = sidesOf(padding);
    return [height + top + bottom, width + left + right, channels];
  },
  parameterCount: () => noParameters,
  multiplyAdds: () => 0,
});
