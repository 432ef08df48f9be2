/** How the weights of a network lie, and which of its channels never answer. */
import type { Shape } from '../network/shape';

export interface VariableStats {
  readonly layerId: string;
  /** Keras's name: kernel, bias, gamma ... */
  readonly name: string;
  readonly shape: Shape;
  readonly trainable: boolean;
  /** 40 counts of values over equal parts of [low, high]. */
  readonly histogram: Uint32Array;
  /** The least, the greatest and the mean of the finite values; 0 when there are none. */
  readonly low: number;
  readonly high: number;
  readonly mean: number;
  /** Share of values that are exactly 0, from 0 to 1. */
  readonly zeroShare: number;
  /** Values that are NaN or infinite. */
  readonly notFinite: number;
  /**
   * Euclidean length of the loss's gradient by this variable on the first training images, with dropout off; null where nothing is trained or no data is
   * loaded.
   */
  readonly gradientNorm: number | null;
}

/** How a layer with ReLU answers the first training images. */
export interface LayerActivity {
  readonly layerId: string;
  /** One byte a channel: 1 when it is 0 everywhere in every one of these images. */
  readonly dead: Uint8Array;
  readonly deadCount: number;
}

export interface WeightStats {
  readonly trainedSteps: number;
  readonly variables: readonly VariableStats[];
  readonly activity: readonly LayerActivity[];
}
