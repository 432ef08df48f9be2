import type { LayerReading } from '../../domain/network/read-network';

/** What a layer is to the one that is pointed at: something that it takes, or something that takes it. */
export type Light = 'source' | 'target' | null;

/** The layer that the pointer or the focus has come to. */
export interface LitLayer {
  readonly id: string | null;
}

export function lightOf(
  layer: Pick<LayerReading, 'id' | 'inputs'>,
  lit: Pick<LayerReading, 'id' | 'inputs'> | null,
): Light {
  if (lit?.inputs.includes(layer.id)) return 'source';
  return lit && layer.inputs.includes(lit.id) ? 'target' : null;
}
