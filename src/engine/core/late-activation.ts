import type { Activation } from '../../domain/layers/activations';
import type { LayerKind } from '../../domain/layers/registry';
import type { LayerReading } from '../../domain/network/read-network';

/** Activations that only rise: the largest value of a window stays the largest. */
const rising: readonly Activation[] = ['elu', 'sigmoid', 'tanh', 'relu'];

/** Layers with weights do a relu on their way, which costs nothing. */
function isFree(kind: LayerKind, activation: Activation): boolean {
  return activation === 'relu' && kind !== 'Activation';
}

/**
 * The activation of a layer whose output nothing but a max pooling takes: applied behind it, it gives the same numbers (to a rounding, where windows overlap) for a quarter of the work. Null where it has
 * to stay where it is.
 */
export function lateActivation({ id, spec }: LayerReading, all: readonly LayerReading[]): Activation | null {
  const activation = 'activation' in spec.params ? spec.params.activation : null;
  const takers = all.filter(({ inputs }) => inputs.includes(id));
  const isLate = activation !== null && rising.includes(activation) && !isFree(spec.kind, activation);
  return isLate && takers.length === 1 && takers[0]?.kind === 'MaxPooling2D' ? activation : null;
}
