import { strongestFirst } from '../../domain/explain/strongest';
import type { InsideState } from './inside-state';

/** Every layer's channels in order, the strongest first; the order of the layer that is held, and of those to be kept, stays. */
export function ranked(
  { maps, strongest, held }: Pick<InsideState, 'maps' | 'strongest' | 'held'>,
  isKept: (layerId: string) => boolean,
): ReadonlyMap<string, readonly number[]> {
  const next = new Map(strongest);
  for (const [layerId, layer] of maps) {
    const before = strongest.get(layerId);
    if (before?.length === layer.low.length && (layerId === held || isKept(layerId))) continue;
    next.set(layerId, strongestFirst(layer));
  }
  return next;
}
