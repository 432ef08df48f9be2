import { matMul, reshape, tensor2d, type Tensor, type Tensor2D, type Tensor3D } from '@tensorflow/tfjs-core';
import { heightOf, widthOf } from '../../../domain/layers/extent';
import { sourcesAt, type Interpolation } from '../../../domain/layers/interpolation';
import { enlarged, reduced, type ImageShape, type UpSampling2dAttrs } from './kernel';

/** UpSampling2D as two matrix products, one for the rows and one for the columns. */
export function referenceUpSampling2d(x: Tensor, attrs: UpSampling2dAttrs): Tensor {
  return alongBoth(x, ...bothShares(x.shape as ImageShape, attrs), enlarged(x, attrs.size), false);
}

/** UpSampling2DGrad by the same matrices, turned round. */
export function referenceUpSampling2dGrad(dy: Tensor, attrs: UpSampling2dAttrs): Tensor {
  const shape = reduced(dy, attrs.size);
  return alongBoth(dy, ...bothShares(shape, attrs), shape, true);
}

function bothShares([, height, width]: ImageShape, { size, interpolation }: UpSampling2dAttrs): [Tensor2D, Tensor2D] {
  return [shares(height, heightOf(size), interpolation), shares(width, widthOf(size), interpolation)];
}

/** [length * size, length]: the share of each small value in each large one. */
function shares(length: number, size: number, interpolation: Interpolation): Tensor2D {
  const values = new Float32Array(length * size * length);
  for (let position = 0; position < length * size; position++)
    for (const { index, weight } of sourcesAt(position, { length, size, interpolation }))
      values[position * length + index] = weight;
  return tensor2d(values, [length * size, length]);
}

function alongBoth(x: Tensor, rows: Tensor2D, columns: Tensor2D, shape: ImageShape, isTurned: boolean): Tensor {
  const [batch, height, , channels] = shape;
  const [, from, width] = x.shape as ImageShape;
  const lines = product(rows, reshape(x, [batch, from, width * channels]), isTurned);
  return reshape(product(columns, reshape(lines, [batch * height, width, channels]), isTurned), shape);
}

function product(matrix: Tensor2D, x: Tensor3D, isTurned: boolean): Tensor {
  return matMul(reshape(matrix, [1, ...matrix.shape]), x, isTurned);
}
