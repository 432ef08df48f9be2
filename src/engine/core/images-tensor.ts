import { tensor4d, type Tensor4D } from '@tensorflow/tfjs-core';
import { sizeOf } from '../../domain/network/shape';
import { EngineFault } from './fault';
import type { Model } from './model';

/**
 * Images of height x width x channels values from 0 to 1 as a tensor [count, height, width, channels]; the caller disposes of it.
 *
 * @throws EngineFault `dataUnfit` when they are not of the network's size
 */
export function imagesTensor({ network: { inputShape } }: Model, images: Float32Array, count = 1): Tensor4D {
  if (images.length !== count * sizeOf(inputShape))
    throw new EngineFault('dataUnfit', `${images.length} values, not ${count} x ${inputShape.join(' x ')}`);
  return tensor4d(images, [count, ...inputShape] as [number, number, number, number]);
}
