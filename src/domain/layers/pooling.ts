/** What the pooling layers share: they differ only in what they keep of the numbers under a window, which is the engine's to compute. */
import { paddingField, poolSizeField, stridesField } from './common-fields';
import { imageOf, needsImage } from './images';
import { defineLayer } from './layer-definition';
import { noParameters } from './parameter-arithmetic';
import { slide, windowOf, windowProblem } from './windows';

/** One number for every window. Strides start out equal to the pool size, as in Keras. */
export function windowPooling<K extends string>(kind: K) {
  return defineLayer({
    kind,
    family: 'pooling',
    fields: { poolSize: poolSizeField, strides: stridesField(poolSizeField.default), padding: paddingField('valid') },
    problem: (input, params) => windowProblem(input, windowOf(params), 'poolSize'),
    outputShape: (input, params) => [...slide(input, windowOf(params)), imageOf(input).channels],
    parameterCount: () => noParameters,
    /** It compares or adds; one division per output value is not worth counting. */
    multiplyAdds: () => 0,
  });
}

/** One number for every channel: a picture becomes a flat vector. */
export function globalPooling<K extends string>(kind: K) {
  return defineLayer({
    kind,
    family: 'pooling',
    fields: {},
    problem: (input) => needsImage(input),
    outputShape: (input) => [imageOf(input).channels],
    parameterCount: () => noParameters,
    multiplyAdds: () => 0,
  });
}
