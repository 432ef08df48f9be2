import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newLayer } from './edits';
import { parseNetwork, parseSettings } from './parse';
import { arbitraryParams, arbitraryStack } from '../../../tests/fixtures/arbitrary-networks';
import { optimizerFields, optimizerKinds, settingsFields } from '../training/training';

const network = (...layers: readonly unknown[]) => ({ inputShape: [28, 28, 1], layers });

describe('a network from outside', () => {
  test('gets defaults and ids for what is missing and loses what is unknown', () => {
    const value = {
      ...network({ kind: 'Conv2D', params: { filters: 8, colour: 'red' } }, { kind: 'Flatten' }),
      extra: 1,
    };
    expect(parseNetwork(value)).toEqual({
      ok: true,
      value: network(newLayer('Conv2D', 'layer-1', { filters: 8 }), newLayer('Flatten', 'layer-2')),
    });
  });

  test('keeps given ids and avoids them', () => {
    const parsed = parseNetwork(network({ kind: 'Flatten' }, { id: 'layer-1', kind: 'Dense' }));
    expect(parsed.ok && parsed.value.layers.map((layer) => layer.id)).toEqual(['layer-2', 'layer-1']);
  });

  test.each([
    ['nothing', null, 'wrongStructure', ''],
    ['a text', 'Conv2D', 'wrongStructure', ''],
    ['no layers', { inputShape: [28, 28, 1] }, 'wrongStructure', 'layers'],
    ['an input without channels', { inputShape: [28, 28], layers: [] }, 'wrongStructure', 'inputShape.2'],
    ['a huge input', { inputShape: [1e9, 28, 1], layers: [] }, 'outOfRange', 'inputShape.0'],
    ['an unknown layer', network({ kind: 'Conv9D' }), 'unknownKind', 'layers.0.kind'],
    ['an object method as kind', network({ kind: 'toString' }), 'unknownKind', 'layers.0.kind'],
    [
      'filters out of range',
      network({ kind: 'Flatten' }, { kind: 'Conv2D', params: { filters: 0 } }),
      'outOfRange',
      'layers.1.params.filters',
    ],
    ['a text as a number', network({ kind: 'Dense', params: { units: '10' } }), 'outOfRange', 'layers.0.params.units'],
    ['too many layers', network(...Array.from({ length: 65 }, () => ({ kind: 'Flatten' }))), 'tooManyLayers', 'layers'],
    ['one id twice', network({ id: 'a', kind: 'Flatten' }, { id: 'a', kind: 'Flatten' }), 'duplicateId', 'layers'],
  ])('with %s is refused', (_name, value, code, path) => {
    expect(parseNetwork(value)).toMatchObject({ ok: false, code, path });
  });

  test('is read back as it was sent', () => {
    fc.assert(
      fc.property(arbitraryStack(), (spec) => {
        expect(parseNetwork(JSON.parse(JSON.stringify(spec)))).toEqual({ ok: true, value: spec });
      }),
    );
  });
});

describe('settings from outside', () => {
  test('are all defaults when nothing is given', () => {
    const parsed = parseSettings({});
    expect(parsed).toMatchObject({
      ok: true,
      value: {
        learningRate: 0.001,
        batchSize: 64,
        epochs: 5,
        seed: 1,
        optimizer: { kind: 'RMSprop', params: { rho: 0.9 } },
      },
    });
  });

  test('take the learning rate of their optimizer unless told', () => {
    expect(parseSettings({ optimizer: { kind: 'SGD' } })).toMatchObject({ value: { learningRate: 0.01 } });
    expect(parseSettings({ optimizer: { kind: 'SGD' }, learningRate: 0.5 })).toMatchObject({
      value: { learningRate: 0.5 },
    });
  });

  test.each([
    [{ epochs: 0 }, 'outOfRange', 'epochs'],
    [{ batchSize: 2.5 }, 'outOfRange', 'batchSize'],
    [{ learningRate: null }, 'outOfRange', 'learningRate'],
    [{ loss: 'mse' }, 'outOfRange', 'loss'],
    [{ optimizer: { kind: 'Lion' } }, 'unknownKind', 'optimizer.kind'],
    [{ optimizer: { kind: 'Adam', params: { beta1: 1 } } }, 'outOfRange', 'optimizer.params.beta1'],
    [7, 'wrongStructure', ''],
  ])('%j are refused', (value, code, path) => {
    expect(parseSettings(value)).toMatchObject({ ok: false, code, path });
  });

  test('are read back as they were sent', () => {
    const optimizer = fc
      .constantFrom(...optimizerKinds)
      .chain((kind) => arbitraryParams(optimizerFields[kind], 99).map((params) => ({ kind, params })));
    fc.assert(
      fc.property(arbitraryParams(settingsFields, 999), optimizer, (fields, chosen) => {
        const settings = { ...fields, optimizer: chosen };
        expect(parseSettings(JSON.parse(JSON.stringify(settings)))).toEqual({ ok: true, value: settings });
      }),
    );
  });
});

test('nothing from outside makes reading throw', () => {
  const odd = fc.oneof(
    fc.anything({ withNullPrototype: true, withBigInt: true, withMap: true, withTypedArray: true }),
    fc.jsonValue(),
    fc.record({ inputShape: fc.anything(), layers: fc.array(fc.anything()) }),
    fc.record({
      inputShape: fc.constant([8, 8, 1]),
      layers: fc.array(fc.record({ kind: fc.constantFrom('Conv2D', 'Dense'), params: fc.anything() })),
    }),
    fc.record({ optimizer: fc.anything(), seed: fc.anything() }),
  );
  fc.assert(
    fc.property(odd, (value) => {
      for (const parsed of [parseNetwork(value), parseSettings(value)]) {
        if (!parsed.ok) expect(parsed.detail.length).toBeLessThanOrEqual(80);
      }
    }),
    { numRuns: 500 },
  );
});
