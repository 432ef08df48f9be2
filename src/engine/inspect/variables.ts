import type { Variable } from '@tensorflow/tfjs-core';
import { EngineFault } from '../core/fault';
import type { Model } from '../core/model';

export interface NamedVariable {
  /** Keras's name of the weight, without that of its layer. */
  readonly name: string;
  readonly variable: Variable;
  readonly trainable: boolean;
}

/** The weights of one layer, in Keras's order. */
export function namedVariables({ stages }: Model, layer: number): NamedVariable[] {
  const stage = stages[layer];
  if (!stage) throw new EngineFault('internal', `there is no layer ${layer}`);
  return stage.layer.weights.map((weight) => ({
    name: weight.originalName.split('/').at(-1) ?? '',
    variable: weight.read() as Variable,
    trainable: weight.trainable,
  }));
}
