import { mapFlags } from '../../domain/explain/layer-maps';

/** The maps of one layer, channel after channel, as bytes. */
export interface QuantisedMaps {
  readonly values: Uint8Array;
  readonly low: Float32Array;
  readonly high: Float32Array;
  readonly flags: Uint8Array;
}

/** Turns height x width x channels floats into one map of bytes per channel, each stretched over its own range: b = 255 (value - low) / (high - low), rounded. */
export function quantise(source: ArrayLike<number>, pixels: number, channels: number): QuantisedMaps {
  const values = new Uint8Array(pixels * channels);
  const low = new Float32Array(channels);
  const high = new Float32Array(channels);
  const flags = new Uint8Array(channels);
  for (let channel = 0; channel < channels; channel++) {
    const range = rangeOf(source, channel, channels);
    low[channel] = range.low;
    high[channel] = range.high;
    flags[channel] = range.flag;
    const factor = range.high > range.low ? 255 / (range.high - range.low) : 0;
    for (let pixel = 0, from = channel; pixel < pixels; pixel++, from += channels) {
      const byte = ((source[from] ?? 0) - range.low) * factor;
      values[channel * pixels + pixel] = Number.isFinite(byte) ? Math.round(byte) : 0;
    }
  }
  return { values, low, high, flags };
}

function rangeOf(
  source: ArrayLike<number>,
  channel: number,
  channels: number,
): { low: number; high: number; flag: number } {
  let [low, high] = [Infinity, -Infinity];
  let isFinite = true;
  for (let from = channel; from < source.length; from += channels) {
    const value = source[from] ?? 0;
    if (!Number.isFinite(value)) isFinite = false;
    else if (value < low) low = value;
    if (Number.isFinite(value) && value > high) high = value;
  }
  if (high < low) return { low: 0, high: 0, flag: mapFlags.notFinite };
  if (!isFinite) return { low, high, flag: mapFlags.notFinite };
  return { low, high, flag: low === 0 && high === 0 ? mapFlags.zero : mapFlags.ok };
}
