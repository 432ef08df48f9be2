import { abs, add, customGrad, mul, sign, square, sum, type Scalar, type Tensor } from '@tensorflow/tfjs-core';
import { isFrozen } from '../../domain/layers/layer-definition';
import { variablesOf } from '../layers/engine-layer';
import type { Model, ModelLayer } from './model';

export function hasPenalty(model: Model): boolean {
  return [...model.layers.values()].some((layer) => {
    const { l1, l2 } = factorsOf(layer);
    return l1 > 0 || l2 > 0;
  });
}

/** The sum over all kernels of l1 * sum(|w|) + l2 * sum(w^2), which Keras adds to the loss that it minimises and shows, but for those of frozen layers; null without any such layer. */
export function penaltyOf(model: Model): Scalar | null {
  const penalties = [...model.layers.values()].flatMap((layer) => {
    const { l1, l2 } = factorsOf(layer);
    const kernels = variablesOf(layer.keras).filter((variable) => variable.rank > 1);
    return kernels.flatMap((kernel) => [
      ...(l1 > 0 ? [mul<Scalar>(sum(absolute(kernel)), l1)] : []),
      ...(l2 > 0 ? [mul<Scalar>(sum(square(kernel)), l2)] : []),
    ]);
  });
  const [first, ...others] = penalties;
  return first ? others.reduce((total, penalty) => add<Scalar>(total, penalty), first) : null;
}

/** |x|, with Keras's gradient sign(x), which is 0 at 0. tfjs's own is -1 there: it would push weights that are zero. */
const absolute = customGrad<Tensor>((x: Tensor | object, save: Tensor | object) => {
  (save as (tensors: Tensor[]) => void)([x as Tensor]);
  const gradFunc = (dy: Tensor, [saved]: Tensor[]): Tensor => mul(dy, sign(saved as Tensor));
  return { value: abs(x as Tensor), gradFunc };
});

function factorsOf({ reading: { spec } }: ModelLayer): { readonly l1: number; readonly l2: number } {
  return 'l2' in spec.params && !isFrozen(spec.params) ? spec.params : { l1: 0, l2: 0 };
}
