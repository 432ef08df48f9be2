import { paddingField, poolSizeField, stridesField } from './common-fields';
import { imageOf } from './images';
import { defineLayer } from './layer-definition';
import { noParameters } from './parameter-arithmetic';
import { slide, windowProblem } from './windows';

/** Keeps the largest value of every window. Strides start out equal to the pool size, as in Keras. */
export const maxPooling2d = defineLayer({
  kind: 'MaxPooling2D',
  family: 'pooling',
  fields: { poolSize: poolSizeField, strides: stridesField(poolSizeField.default), padding: paddingField('valid') },
  problem: (input, { poolSize, strides, padding }) =>
    windowProblem(input, { size: poolSize, strides, padding }, 'poolSize'),
  outputShape: (input, { poolSize, strides, padding }) => [
    ...slide(input, { size: poolSize, strides, padding }),
    imageOf(input).channels,
  ],
  parameterCount: () => noParameters,
  /** It compares; nothing is multiplied. */
  multiplyAdds: () => 0,
});
