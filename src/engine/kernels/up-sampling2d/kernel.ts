import type { TensorInfo } from '@tensorflow/tfjs-core';
import { heightOf, widthOf, type Extent } from '../../../domain/layers/extent';
import type { Interpolation } from '../../../domain/layers/interpolation';

/** Input `x` [batch, height, width, channels]; output [batch, height * size, width * size, channels], with a size for each axis. See domain/layers/interpolation. */
export const upSampling2d = 'UpSampling2D';

/** Its gradient: every value of x collects dy from the places that it went to, by its share in them. Input `dy`; output in the shape of x. */
export const upSampling2dGrad = 'UpSampling2DGrad';

export interface UpSampling2dAttrs {
  readonly size: Extent;
  readonly interpolation: Interpolation;
}

export type ImageShape = [batch: number, height: number, width: number, channels: number];

/** The shape of the large picture. */
export function enlarged({ shape }: TensorInfo, size: Extent): ImageShape {
  const [batch, height, width, channels] = shape as ImageShape;
  return [batch, height * heightOf(size), width * widthOf(size), channels];
}

/** The shape of the small one. */
export function reduced({ shape }: TensorInfo, size: Extent): ImageShape {
  const [batch, height, width, channels] = shape as ImageShape;
  return [batch, height / heightOf(size), width / widthOf(size), channels];
}
