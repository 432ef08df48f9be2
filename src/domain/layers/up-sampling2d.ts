import { areaOf, heightOf, widthOf } from './extent';
import { choice, extent } from './fields';
import { sizeOf } from '../network/shape';
import { imageOf, needsImage } from './images';
import { interpolations } from './interpolation';
import { defineLayer } from './layer-definition';
import { noParameters } from './parameter-arithmetic';

/** Makes a picture `size` times as high and as wide, or by a number each. */
export const upSampling2d = defineLayer({
  kind: 'UpSampling2D',
  family: 'reshape',
  fields: { size: extent(2, 1, 15, [2, 3, 4]), interpolation: choice('nearest', interpolations) },
  problem: (input) => needsImage(input),
  outputShape(input, { size }) {
    const { height, width, channels } = imageOf(input);
    return [height * heightOf(size), width * widthOf(size), channels];
  },
  parameterCount: () => noParameters,
  /** Bilinear mixes four values for each; nearest only copies. */
  multiplyAdds: (input, { size, interpolation }) =>
    interpolation === 'nearest' ? 0 : 4 * areaOf(size) * sizeOf(input),
});
