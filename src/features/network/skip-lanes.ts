/** Where the lines of skips run beside the list, so that none lies on another. Layers are counted from 0, the network's input is -1. */
import type { LayerReading } from '../../domain/network/read-network';

export interface Skip {
  readonly from: number;
  readonly to: number;
  /** How far outside its line runs, from 0. */
  readonly lane: number;
}

/** Every connection that does not simply come from the layer before; short ones run inside. */
export function skipLanes(layers: readonly Pick<LayerReading, 'id' | 'inputs'>[]): Skip[] {
  const places = new Map(layers.map(({ id }, place) => [id, place]));
  const skips = layers
    .flatMap(({ inputs }, to) => inputs.map((id) => ({ from: places.get(id) ?? -1, to })))
    .filter(({ from, to }) => from !== to - 1)
    .sort((a, b) => a.to - a.from - (b.to - b.from));
  const placed: Skip[] = [];
  for (const skip of skips) {
    const taken = placed.filter(({ from, to }) => from < skip.to && skip.from < to).map(({ lane }) => lane);
    placed.push({ ...skip, lane: [...taken.keys(), taken.length].find((lane) => !taken.includes(lane)) ?? 0 });
  }
  return placed;
}
