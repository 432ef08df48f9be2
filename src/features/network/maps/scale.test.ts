import { describe, expect, it } from 'vitest';
import { bestOf, boundOf, layerBound, markOf, shownValue } from './scale';
import { type LayerMaps, mapFlags } from '../../../domain/explain/layer-maps';

const maps: LayerMaps = {
  layerId: 'layer-1',
  shape: [1, 2, 3],
  values: new Uint8Array(6),
  low: Float32Array.of(-1, 0, 0),
  high: Float32Array.of(0.5, 4, 0),
  flags: Uint8Array.of(mapFlags.ok, mapFlags.notFinite, mapFlags.zero),
};

describe('the strength of colours', () => {
  it('is measured against the map, the layer, or everything on the screen', () => {
    expect([0, 1].map(boundOf(maps, 'map', 9))).toEqual([1, 4]);
    expect([0, 1].map(boundOf(maps, 'layer', 9))).toEqual([4, 4]);
    expect([0, 1].map(boundOf(maps, 'common', 9))).toEqual([9, 9]);
    expect(layerBound(maps)).toBe(4);
  });

  it('is the same for all numbers of a vector, else each would be its own greatest', () => {
    expect([0, 1].map(boundOf({ ...maps, shape: [1, 1, 3] }, 'map', 9))).toEqual([4, 4]);
  });
});

describe('one number of a map', () => {
  const at = (of: LayerMaps, column: number, channel = 0) =>
    shownValue(of, { layerId: 'layer-1', row: 0, column, channel });

  it('is as good as its byte, and has no sign where that cannot be told', () => {
    // A step is 1.5 / 255, so two digits are good: -1, and 170 steps above it 0.
    const bytes = { ...maps, values: Uint8Array.of(0, 170, 128, 255, 0, 0) };
    expect([0, 1].map((column) => at(bytes, column)?.value)).toEqual([-1, 0]);
    expect(at({ ...maps, values: Uint8Array.of(128, 169, 0, 0, 0, 0) }, 0)).toEqual({ value: -0.25, digits: 2 });
    expect(at({ ...maps, values: Uint8Array.of(128, 169, 0, 0, 0, 0) }, 1)?.value).toBeCloseTo(-0.01);
  });

  it('is exact where it is the only one of its channel', () => {
    const vector = { ...maps, shape: [1, 1, 3], low: maps.high } as const;
    expect(at(vector, 0)).toEqual({ value: 0.5, digits: 6 });
  });

  it('is none where there is none', () => {
    expect(at(maps, 0, 1)).toBeNull();
    expect(at(maps, 0, 7)).toBeNull();
  });
});

describe('signs besides colour', () => {
  it('tell what is no number, what is 0 here, and what is 0 always', () => {
    expect([0, 1, 2].map((channel) => markOf(maps, null, channel))).toEqual(['none', 'notFinite', 'zero']);
    expect(markOf(maps, Uint8Array.of(0, 0, 1), 2)).toBe('dead');
  });

  it('does not call dead what answers now', () => {
    expect(markOf(maps, Uint8Array.of(1, 0, 0), 0)).toBe('none');
  });
});

describe('the answer of the network', () => {
  const mark = (one: number) => markOf({ ...maps, shape: [1, 1, 3] }, null, one);

  it('is its greatest number', () => {
    expect(bestOf(Float32Array.of(0.2, 0.8), () => 'none')).toBe(1);
  });

  it('is none of them as soon as one is not a number', () => {
    expect(bestOf(Float32Array.of(0.2, 0, 0.8), mark)).toBe(-1);
  });
});
