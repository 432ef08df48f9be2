import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyMend, deleteLayer, duplicateLayer, insertLayer, mostLayers, newLayer, nextId, setParam } from './edits';
import { moveLayer } from './move-layer';
import { placeOfNew, type NetworkSpec } from './network';
import { presets } from './presets';
import { arbitraryStack } from '../../../tests/fixtures/arbitrary-networks';

const small: NetworkSpec = {
  inputShape: [8, 8, 1],
  layers: [newLayer('Conv2D', 'layer-1', { filters: 4 }), newLayer('Flatten', 'layer-2'), newLayer('Dense', 'layer-3')],
};
const order = (network: NetworkSpec) => network.layers.map((layer) => layer.id.replace('layer-', '')).join(' ');

describe('editing a stack', () => {
  test('offers a new layer before the classes, and at the end while there are none', () => {
    const { network } = presets['mnist-first-convnet'];
    expect(placeOfNew(network)).toBe(network.layers.length - 1);
    expect(placeOfNew({ ...network, layers: network.layers.slice(0, -1) })).toBe(network.layers.length - 1);
    expect(placeOfNew({ ...network, layers: [] })).toBe(0);
  });

  test('a new layer has the defaults of its kind and the next free id', () => {
    const network = insertLayer(small, 1, 'MaxPooling2D');
    expect(network.layers[1]).toEqual({
      id: 'layer-4',
      kind: 'MaxPooling2D',
      params: { poolSize: 2, strides: 2, padding: 'valid' },
    });
    expect(order(network)).toBe('1 4 2 3');
    expect(order(small)).toBe('1 2 3');
  });

  test.each([
    [-3, '4 1 2 3'],
    [99, '1 2 3 4'],
    [Number.NaN, '4 1 2 3'],
  ])('an index of %d means the nearer end', (index, wanted) => {
    expect(order(insertLayer(small, index, 'Dropout'))).toBe(wanted);
  });

  test.each([
    ['layer-1', 2, '2 3 1'],
    ['layer-3', 0, '3 1 2'],
    ['layer-2', 1, '1 2 3'],
    ['layer-1', 9, '2 3 1'],
    ['nobody', 0, '1 2 3'],
  ])('moving %s to %d', (id, toIndex, wanted) => {
    expect(order(moveLayer(small, id, toIndex))).toBe(wanted);
  });

  test('a copy stands behind its original, with its settings', () => {
    const network = duplicateLayer(small, 'layer-1');
    expect(order(network)).toBe('1 4 2 3');
    expect(network.layers[1]?.params).toEqual(small.layers[0]?.params);
  });

  test('ids are not taken twice, whatever was there before', () => {
    expect(nextId({ layers: [] })).toBe('layer-1');
    expect(nextId({ layers: [{ id: 'layer-7' }, { id: 'mine' }, { id: 'layer-2' }] })).toBe('layer-8');
  });

  test('a full stack takes no more', () => {
    let network = small;
    for (let added = 0; added < 100; added++) network = insertLayer(network, 0, 'Dropout');
    expect(network.layers).toHaveLength(mostLayers);
    expect(moveLayer(network, 'layer-1', 0).layers[0]?.id).toBe('layer-1');
  });

  test('moving and copying lose nothing', () => {
    fc.assert(
      fc.property(arbitraryStack(), fc.nat(8), fc.integer(), (network, from, to) => {
        const id = network.layers[from]?.id ?? 'none';
        const moved = moveLayer(network, id, to);
        expect(new Set(moved.layers.map((layer) => layer.id))).toEqual(
          new Set(network.layers.map((layer) => layer.id)),
        );
        const copied = duplicateLayer(network, id);
        expect(new Set(copied.layers.map((layer) => layer.id)).size).toBe(copied.layers.length);
      }),
    );
  });
});

describe('setting a parameter', () => {
  test('changes that one only', () => {
    const network = setParam(small, 'layer-1', 'filters', 16);
    expect(network.layers[0]?.params).toEqual({ ...small.layers[0]?.params, filters: 16 });
    expect(network.layers.slice(1)).toEqual(small.layers.slice(1));
  });

  test('keeps a number outside the limits, for the page to explain', () => {
    expect(setParam(small, 'layer-1', 'filters', -1).layers[0]?.params).toMatchObject({ filters: -1 });
  });

  test.each([
    ['units', 3],
    ['filters', 'many'],
    ['useBias', 1],
    ['toString', 'x'],
  ])('ignores %s = %s on a convolution', (name, value) => {
    expect(setParam(small, 'layer-1', name, value)).toEqual(small);
  });
});

describe('mending', () => {
  test('puts Flatten before Dense', () => {
    const broken = deleteLayer(small, 'layer-2');
    const mended = applyMend(broken, 'layer-3', { kind: 'insertBefore', layerKind: 'Flatten' });
    expect(mended.layers.map((layer) => layer.kind)).toEqual(['Conv2D', 'Flatten', 'Dense']);
  });

  test('sets a parameter, or takes the layer away', () => {
    const mended = applyMend(small, 'layer-1', { kind: 'setParam', name: 'padding', value: 'same' });
    expect(mended.layers[0]?.params).toMatchObject({ padding: 'same' });
    expect(order(applyMend(small, 'layer-1', { kind: 'remove' }))).toBe('2 3');
  });

  test('adds an output layer that fits the classes', () => {
    const mended = applyMend(small, 'layer-3', { kind: 'append', layerKind: 'Dense', units: 4 });
    expect(mended.layers.at(-1)).toEqual(newLayer('Dense', 'layer-4', { units: 4, activation: 'softmax' }));
  });
});
