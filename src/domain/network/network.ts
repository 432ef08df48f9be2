import type { LayerKind, LayerParams } from '../layers/registry';
import type { Shape } from './shape';

/** One layer of a network spec. `id` is stable over edits and names the layer everywhere: in problems, in questions to the engine and in its answers. It means nothing outside its network. */
export type LayerSpec = {
  readonly [K in LayerKind]: {
    readonly id: string;
    readonly kind: K;
    readonly params: LayerParams[K];
    /** Ids of the layers whose outputs it takes, or `networkInput`; left out where that is the layer before it, as everywhere in a stack. */
    readonly inputs?: readonly string[];
  };
}[LayerKind];

/** Our plain description of a network, from the input to the output. */
export interface NetworkSpec {
  readonly inputShape: Shape;
  /** Each behind those that it takes from; the last one gives the network's output. */
  readonly layers: readonly LayerSpec[];
}

/** Where a new layer is most likely wanted: before the one that gives the classes, where there is one already, else at the end. */
export function placeOfNew({ layers }: NetworkSpec): number {
  const last = layers.at(-1);
  return last?.kind === 'Dense' && last.params.activation === 'softmax' ? layers.length - 1 : layers.length;
}
