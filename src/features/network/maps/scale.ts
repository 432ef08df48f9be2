/** Against what the colours of a map are measured. */
import type { TileMark, TilePicture } from '../../../ui/maps/tile-paint';
import { type LayerMaps, mapFlags } from '../../../domain/explain/layer-maps';
import type { CellPlace } from '../../../domain/explain/receptive-field';
import type { ScaleScope } from '../../../state/inside/inside-state';

/** After the point, where a number is known exactly. */
const mostDigits = 6;

/** The largest size of a value in one channel. */
export function channelBound({ low, high }: Pick<LayerMaps, 'low' | 'high'>, channel: number): number {
  return Math.max(Math.abs(low[channel] ?? 0), Math.abs(high[channel] ?? 0));
}

/** The size of every value in one channel, from the bytes that stand for them. */
export function channelSizes({ shape: [height, width], values, low, high }: LayerMaps, channel: number): Float32Array {
  const lowest = low[channel] ?? 0;
  const step = ((high[channel] ?? 0) - lowest) / 255;
  const own = values.subarray(channel * height * width, (channel + 1) * height * width);
  return Float32Array.from(own, (byte) => Math.abs(lowest + step * byte));
}

export interface ShownValue {
  readonly value: number;
  /** Digits after the point for which its byte is good. */
  readonly digits: number;
}

/** One number of a map, as near as its byte tells it: to a 255th of what its channel spans. Null where there is no number. */
export function shownValue(maps: LayerMaps, { row, column, channel }: CellPlace): ShownValue | null {
  const { shape, values, low, high, flags } = maps;
  const byte = values[(channel * shape[0] + row) * shape[1] + column];
  const [least, most] = [low[channel], high[channel]];
  if (byte === undefined || least === undefined || most === undefined || flags[channel] === mapFlags.notFinite)
    return null;
  const step = (most - least) / 255;
  const digits = step > 0 ? Math.max(0, Math.min(mostDigits, Math.floor(-Math.log10(step)))) : mostDigits;
  // Half a step from 0 its sign is not known: rounded it has none.
  return { value: Math.round((least + step * byte) * 10 ** digits) / 10 ** digits, digits };
}

/** The largest size of a value in a layer. */
export function layerBound(maps: Pick<LayerMaps, 'low' | 'high'>): number {
  let bound = 0;
  for (let channel = 0; channel < maps.low.length; channel++) bound = Math.max(bound, channelBound(maps, channel));
  return bound;
}

/** The value of full colour for each channel. Single numbers have no map of their own to be measured against: they share their layer's scale. */
export function boundOf(maps: LayerMaps, scope: ScaleScope, common: number): (channel: number) => number {
  if (scope === 'common') return () => common;
  const isVector = maps.shape[0] * maps.shape[1] === 1;
  if (scope === 'map' && !isVector) return (channel) => channelBound(maps, channel);
  const bound = layerBound(maps);
  return () => bound;
}

/** The sign of a channel; what answers to this picture is not dead, whatever was measured before. Single numbers that are 0 are shown by their colour alone. */
export function markOf(maps: LayerMaps, dead: Uint8Array | null, channel: number): TileMark {
  const flag = maps.flags[channel];
  if (flag === mapFlags.notFinite) return 'notFinite';
  if (flag !== mapFlags.zero) return 'none';
  if (dead?.[channel]) return 'dead';
  const isVector = maps.shape[0] * maps.shape[1] === 1;
  return isVector ? 'none' : 'zero';
}

/** The greatest of a few numbers, -1 as long as one of them is none: then there is no answer. */
export function bestOf(values: Float32Array, mark: TilePicture['mark']): number {
  const isAnswer = values.every((_, index) => mark(index) !== 'notFinite');
  return isAnswer ? values.indexOf(Math.max(...values)) : -1;
}

/** The maps of some channels as they are painted, in this order. */
export function tilePicture(
  maps: LayerMaps,
  channels: readonly number[],
  scope: ScaleScope,
  common: number,
  dead: Uint8Array | null,
): TilePicture {
  const [height, width] = maps.shape;
  const size = height * width;
  const values = new Uint8Array(channels.length * size);
  channels.forEach((channel, at) => values.set(maps.values.subarray(channel * size, (channel + 1) * size), at * size));
  const of = (all: Float32Array): Float32Array => Float32Array.from(channels, (channel) => all[channel] ?? 0);
  const bound = boundOf(maps, scope, common);
  return {
    height,
    width,
    values,
    low: of(maps.low),
    high: of(maps.high),
    bound: (at) => bound(channels[at] ?? 0),
    mark: (at) => markOf(maps, dead, channels[at] ?? 0),
  };
}
