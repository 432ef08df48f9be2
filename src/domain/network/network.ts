import type { LayerKind, LayerParams } from '../layers/registry';
import type { Shape } from './shape';

/** One layer of a network spec. `id` is stable over edits and names the layer everywhere: in problems, in questions to the engine and in its answers. It means nothing outside its network. */
export type LayerSpec = {
  readonly [K in LayerKind]: { readonly id: string; readonly kind: K; readonly params: LayerParams[K] };
}[LayerKind];

/** Our plain description of a stack of layers, from the input to the output. */
export interface NetworkSpec {
  readonly inputShape: Shape;
  readonly layers: readonly LayerSpec[];
}
