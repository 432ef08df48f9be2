import { add, mul, square, sum, type Scalar } from '@tensorflow/tfjs-core';
import { variablesOf } from '../layers/engine-layer';
import type { Model, ModelLayer } from './model';

export function hasPenalty(model: Model): boolean {
  return [...model.layers.values()].some((layer) => l2Of(layer) > 0);
}

/** The sum over all layers with an l2 factor of l2 * sum(kernel^2), which Keras adds to the loss that it minimises and shows; null without any such layer. */
export function penaltyOf(model: Model): Scalar | null {
  const penalties = [...model.layers.values()].flatMap((layer) => {
    const l2 = l2Of(layer);
    if (l2 === 0) return [];
    const kernels = variablesOf(layer.keras).filter((variable) => variable.rank > 1);
    return kernels.map((kernel) => mul<Scalar>(sum(square(kernel)), l2));
  });
  const [first, ...others] = penalties;
  return first ? others.reduce((total, penalty) => add<Scalar>(total, penalty), first) : null;
}

function l2Of({ reading: { spec } }: ModelLayer): number {
  return 'l2' in spec.params ? spec.params.l2 : 0;
}
