import { trainableField } from './common-fields';
import { flag, number } from './fields';
import { sizeOf } from '../network/shape';
import { defineLayer } from './layer-definition';
import { countParameters, noParameters } from './parameter-arithmetic';

/** Brings the channels of every pixel, or all values of a vector, to mean 0 and variance 1, each picture by itself; `scale` and `center` learn a factor and a shift for each channel. */
export const layerNormalization = defineLayer({
  kind: 'LayerNormalization',
  family: 'normalization',
  fields: {
    epsilon: number(0.001, 0.0000001, 1, [0.00001, 0.001]),
    center: flag(true),
    scale: flag(true),
    trainable: trainableField,
  },
  problem: () => null,
  outputShape: (input) => input,
  parameterCount(input, { center, scale }) {
    const each = Number(center) + Number(scale);
    return each === 0 ? noParameters : countParameters([[each, input.at(-1) ?? 0]]);
  },
  /** One for the mean, one for the variance, and one scale with its shift per value. */
  multiplyAdds: (input) => 3 * sizeOf(input),
});
