import { paddingField, poolSizeField, stridesField } from './common-fields';
import { imageOf } from './images';
import { defineLayer } from './layer-definition';
import { noParameters } from './parameter-arithmetic';
import { slide, windowProblem } from './windows';

/** Keeps the mean of every window. Strides start out equal to the pool size, as in Keras. */
export const averagePooling2d = defineLayer({
  kind: 'AveragePooling2D',
  family: 'pooling',
  fields: { poolSize: poolSizeField, strides: stridesField(poolSizeField.default), padding: paddingField('valid') },
  problem: (input, { poolSize, strides, padding }) =>
    windowProblem(input, { size: poolSize, strides, padding }, 'poolSize'),
  outputShape: (input, { poolSize, strides, padding }) => [
    ...slide(input, { size: poolSize, strides, padding }),
    imageOf(input).channels,
  ],
  parameterCount: () => noParameters,
  /** It adds; one division per output value is not worth counting. */
  multiplyAdds: () => 0,
});
