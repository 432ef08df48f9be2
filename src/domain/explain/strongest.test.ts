import { describe, expect, it } from 'vitest';
import { meanSizes, strongestFirst } from './strongest';

/** Maps of 1 x 2 pixels, each from its two bytes and its range. */
function maps(...channels: readonly (readonly [bytes: readonly [number, number], low: number, high: number])[]) {
  return {
    layerId: 'layer-1',
    shape: [1, 2, channels.length] as const,
    values: Uint8Array.from(channels.flatMap(([bytes]) => bytes)),
    low: Float32Array.from(channels, ([, low]) => low),
    high: Float32Array.from(channels, ([, , high]) => high),
    flags: new Uint8Array(channels.length),
  };
}

describe('the strongest channels', () => {
  it('are those whose numbers are largest in the mean, negative or not', () => {
    const of = maps([[0, 255], 0, 1], [[0, 255], -4, 0], [[255, 255], 0, 1]);
    expect([...meanSizes(of)]).toEqual([0.5, 2, 1]);
    expect(strongestFirst(of)).toEqual([1, 2, 0]);
  });

  it('stay in their order where they are equal, and before what is no number', () => {
    const of = maps([[0, 0], NaN, NaN], [[0, 0], 0, 0], [[0, 0], 0, 0]);
    expect(strongestFirst(of)).toEqual([1, 2, 0]);
  });
});
