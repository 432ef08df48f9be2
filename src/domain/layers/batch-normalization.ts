import { trainableField } from './common-fields';
import { number } from './fields';
import { sizeOf } from '../network/shape';
import { defineLayer } from './layer-definition';
import { countParameters } from './parameter-arithmetic';

/** Brings every channel (the last axis) to mean 0 and variance 1, then scales and shifts it; scale and shift are always learned. */
export const batchNormalization = defineLayer({
  kind: 'BatchNormalization',
  family: 'normalization',
  fields: {
    momentum: number(0.99, 0, 0.9999, [0.9, 0.95, 0.99]),
    epsilon: number(0.001, 0.0000001, 1, [0.00001, 0.001]),
    trainable: trainableField,
  },
  problem: () => null,
  outputShape: (input) => input,
  /** Scale and shift are trained; the moving mean and variance are only averaged. */
  parameterCount(input) {
    const channels = input.at(-1) ?? 0;
    return countParameters([[4, channels]], 2 * channels);
  },
  /** In use, one scale and one shift per value. */
  multiplyAdds: (input) => sizeOf(input),
});
