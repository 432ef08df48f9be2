import type { Tensor, Variable } from '@tensorflow/tfjs-core';
import type { layers } from '@tensorflow/tfjs-layers';

type Layer = layers.Layer;

/** What a forward pass must know beside its input. */
export interface ForwardContext {
  /** Training drops values out and normalises by the batch; use does neither. */
  readonly training: boolean;
  /** Stream key of this layer in this step, for everything random. */
  readonly key: number;
  /** Images of the batch that come before these, where it is done in pieces. */
  readonly before?: number;
  /** Rows and columns of the output that anything reads, where that is not all: what is beyond need not be right. */
  readonly read?: readonly [height: number, width: number];
}

/** What the engine knows about one kind of layer. */
export interface EngineLayer<P> {
  /** The tfjs layer, with Keras 3's defaults spelled out; `seed` starts its initial weights. It holds the weights and names them. */
  create(params: P, name: string, seed: number): Layer;
  /** The layer's output for a batch, through our own kernels where there are some; gradients flow through it. `all` has every input, `x` first: for those that merge. */
  forward(x: Tensor, layer: Layer, params: P, context: ForwardContext, all?: readonly Tensor[]): Tensor;
}

/** The variables of a layer by position, in Keras's order (kernel before bias). */
export function variablesOf(layer: Layer): Variable[] {
  return layer.weights.map((weight) => weight.read() as Variable);
}
