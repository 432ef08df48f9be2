/** The weights of every layer: their names, their shapes, and the order in which Keras, TF.js and our engine keep them. */
import type { LayerSpec } from '../../network/network';
import type { Shape } from '../../network/shape';
import type { Stage } from './code-setup';

export interface WeightShape {
  /** The layer's Keras name. */
  readonly layer: string;
  /** Within the layer: "kernel", "bias", "moving_mean". */
  readonly weight: string;
  readonly shape: Shape;
  readonly isTrainable: boolean;
}

/** Every weight of a network; kernels are [height, width, in, out] or [in, out], as in Keras. */
export function weightShapes(stages: readonly Stage[]): WeightShape[] {
  return stages.flatMap(({ spec, name, input }) =>
    shapesOf(spec, input.at(-1) ?? 0).map(([weight, shape]) => ({
      layer: name,
      weight,
      shape,
      isTrainable: !weight.startsWith('moving'),
    })),
  );
}

type Named = readonly [weight: string, shape: Shape];

function shapesOf(spec: LayerSpec, channels: number): Named[] {
  switch (spec.kind) {
    case 'Conv2D': {
      const { kernelSize: size, filters, useBias } = spec.params;
      return [['kernel', [size, size, channels, filters]], ...bias(useBias, filters)];
    }
    case 'SeparableConv2D': {
      const { kernelSize: size, depthMultiplier, filters, useBias } = spec.params;
      return [
        ['depthwise_kernel', [size, size, channels, depthMultiplier]],
        ['pointwise_kernel', [1, 1, channels * depthMultiplier, filters]],
        ...bias(useBias, filters),
      ];
    }
    case 'DepthwiseConv2D': {
      const { kernelSize: size, depthMultiplier, useBias } = spec.params;
      return [
        ['depthwise_kernel', [size, size, channels, depthMultiplier]],
        ...bias(useBias, channels * depthMultiplier),
      ];
    }
    case 'Dense': {
      const { units, useBias } = spec.params;
      return [['kernel', [channels, units]], ...bias(useBias, units)];
    }
    case 'BatchNormalization':
      return ['gamma', 'beta', 'moving_mean', 'moving_variance'].map((weight) => [weight, [channels]]);
    default:
      return [];
  }
}

function bias(isUsed: boolean, length: number): Named[] {
  return isUsed ? [['bias', [length]]] : [];
}
