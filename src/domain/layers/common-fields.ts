import { choice, extent, flag, int, number } from './fields';
import { activations, type Activation } from './activations';
import { kernelInitializers } from './initializers';
import { paddings, type Padding } from './windows';

/** Fields that several layer kinds share, so that the same setting has the same limits everywhere. */
export const kernelSizeField = extent(3, 1, 15, [1, 3, 5, 7]);
export const poolSizeField = extent(2, 1, 15, [2, 3, 4]);
/** 1 leaves no pixel out; 2 every second one. */
export const dilationRateField = extent(1, 1, 15, [1, 2, 3]);
export const filtersField = int(32, 1, 2048, [8, 16, 32, 64, 128]);
export const depthMultiplierField = int(1, 1, 16, [1, 2, 4]);
export const useBiasField = flag(true);
/** Of every layer with weights: without it they stay as they are, and a batch normalisation goes on with the averages that it has. */
export const trainableField = flag(true);
/** What every layer with a kernel can be told about it. A separable convolution applies it to both of its kernels. */
export const kernelFields = {
  kernelInitializer: choice('glorot_uniform', kernelInitializers),
  /** The factor of the sum of absolute kernel weights that is added to the loss; 0 switches it off. */
  l1: number(0, 0, 1, [0, 0.0001, 0.001, 0.01]),
  /** The same for the sum of their squares. */
  l2: number(0, 0, 1, [0, 0.0001, 0.001, 0.01]),
} as const;

export function stridesField(value: number) {
  return extent(value, 1, 15, [1, 2, 3]);
}
export function paddingField(value: Padding) {
  return choice(value, paddings);
}
export function activationField(value: Activation) {
  return choice(value, activations);
}
