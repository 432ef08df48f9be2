import type { Variable } from '@tensorflow/tfjs-core';
import type { ModelLayer } from '../core/model';

export interface NamedVariable {
  /** Keras's name of the weight, without that of its layer. */
  readonly name: string;
  readonly variable: Variable;
  readonly trainable: boolean;
}

/** The weights of one layer, in Keras's order. */
export function namedVariables({ keras }: ModelLayer): NamedVariable[] {
  return keras.weights.map((weight) => ({
    name: weight.originalName.split('/').at(-1) ?? '',
    variable: weight.read() as Variable,
    trainable: keras.trainable && weight.trainable,
  }));
}
