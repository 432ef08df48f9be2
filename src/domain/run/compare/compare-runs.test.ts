import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layerKinds } from '../../layers/registry';
import { deleteLayer, insertLayer, setParam } from '../../network/edits';
import type { NetworkSpec } from '../../network/network';
import { presetIds, presets } from '../../network/presets';
import { optimizerWith } from '../../training/training';
import type { RunRecord } from '../run-record';
import { runRecord } from '../run-record-fixture';
import { compareRuns, marginOf, runDifferences } from './compare-runs';
import { networkDifferences } from './network-differences';
import { originOf } from './run-name';

const { network, settings } = presets['mnist-first-convnet'];
const run = (changes: Partial<RunRecord> = {}): RunRecord => runRecord({ network, settings, ...changes });
const tested = (accuracy: number, count = 2000): RunRecord['evaluation'] => ({
  loss: 0.1,
  accuracy,
  count,
  seconds: 1,
});
const last = (spec: NetworkSpec): number => spec.layers.length;

test('another rate and a dropout are told, and that it got better', () => {
  const changed = run({
    network: insertLayer(network, 6, 'Dropout'),
    settings: { ...settings, learningRate: 0.003 },
    evaluation: tested(0.98),
  });
  const { differences, result } = compareRuns(run({ evaluation: tested(0.974) }), changed);
  expect(differences).toEqual([
    { kind: 'added', layer: 'Dropout', count: 1 },
    { kind: 'setting', name: 'learningRate', from: [0.001], to: [0.003] },
  ]);
  expect(result).toMatchObject({ on: 'test', from: 0.974, to: 0.98, images: 2000 });
});

test('a small difference on few images may be chance, a large one is not', () => {
  const pair = (from: number, to: number, count: number) =>
    compareRuns(run({ evaluation: tested(from, count) }), run({ evaluation: tested(to, count) }));
  expect(pair(0.974, 0.98, 2000).mayBeChance).toBe(true);
  expect(pair(0.974, 0.98, 10_000).mayBeChance).toBe(false);
  expect(pair(0.91, 0.98, 2000).mayBeChance).toBe(false);
  // 1.96 sqrt(0.5 0.5 / 100 + 0.5 0.5 / 100), by hand.
  expect(marginOf(0.5, 0.5, 100)).toBeCloseTo(1.96 * Math.sqrt(0.005), 12);
});

test('only what was measured on the same images is compared', () => {
  const epochs = [{ epoch: 1, loss: 0.5, accuracy: 0.9, valLoss: 0.4, valAccuracy: 0.93, seconds: 1 }];
  const split = { ...settings, validation: 'split' as const };
  const heldBack = run({ settings: split, epochs, evaluation: null });
  expect(compareRuns(run({ evaluation: tested(0.97) }), heldBack).result).toBeNull();
  expect(compareRuns(heldBack, heldBack).result).toMatchObject({ on: 'validation', from: 0.93, to: 0.93 });
  const other = run({ settings: { ...split, validationSplit: 0.3 }, epochs, evaluation: null });
  expect(compareRuns(heldBack, other).result).toBeNull();
  const onTest = run({ settings: { ...settings, validation: 'test' }, epochs, evaluation: null });
  expect(compareRuns(run({ evaluation: tested(0.97) }), onTest).result).toMatchObject({ on: 'test', to: 0.93 });
  const fashion = run({ dataset: 'fashion-10k', evaluation: tested(0.9) });
  expect(compareRuns(run({ evaluation: tested(0.97) }), fashion)).toMatchObject({
    differences: [{ kind: 'data', from: 'mnist-10k', to: 'fashion-10k' }],
    result: null,
  });
  const own = { dataset: 'own-a', evaluation: tested(0.9) } as Partial<RunRecord>;
  const repainted = compareRuns(run({ ...own, dataChecksum: 1 }), run({ ...own, dataChecksum: 2 }));
  expect(repainted).toMatchObject({ differences: [{ kind: 'pictures' }], result: null });
});

test('runs that only differ in their seed tell how much luck makes', () => {
  const { isLuck, differences } = compareRuns(run(), run({ settings: { ...settings, seed: 2 } }));
  expect(isLuck).toBe(true);
  expect(differences).toEqual([{ kind: 'setting', name: 'seed', from: [1], to: [2] }]);
});

test('settings without effect are no difference; those that were changed on the way are', () => {
  const idle = run({ settings: { ...settings, clipAt: 5, patience: 3, decaySteps: 7, labelSmoothing: 0.2 } });
  expect(runDifferences(run(), idle)).toEqual([]);
  const on = run({ settings: { ...settings, clipping: 'clipnorm', clipAt: 5 } });
  expect(runDifferences(run(), on)).toEqual([{ kind: 'setting', name: 'clipping', from: ['none'], to: ['clipnorm'] }]);
  const onTheWay = run({ rates: [{ step: 60, rate: 0.0001 }] });
  expect(runDifferences(run(), onTheWay)).toEqual([
    { kind: 'setting', name: 'learningRate', from: [0.001], to: [0.001, 0.0001] },
  ]);
  const adam = run({ settings: { ...settings, optimizer: optimizerWith('Adam', {}) } });
  expect(runDifferences(run(), adam)).toEqual([
    { kind: 'setting', name: 'optimizer', from: ['RMSprop'], to: ['Adam'] },
  ]);
  const taught = run({ taught: [{ step: 10, drawings: 4 }] });
  expect(runDifferences(run(), taught)).toEqual([{ kind: 'taught', from: 0, to: 4 }]);
});

test('a layer that changed its place has moved, and another preset is another network', () => {
  const [first, second, ...others] = network.layers;
  const swapped = { ...network, layers: [second, first, ...others] } as NetworkSpec;
  expect(networkDifferences(network, swapped)).toEqual([expect.objectContaining({ kind: 'moved', count: 1 })]);
  expect(networkDifferences(network, presets['mnist-residual'].network)).toEqual([{ kind: 'otherNetwork' }]);
});

const anyPreset = fc.constantFrom(...presetIds).map((id) => presets[id].network);

test('a network does not differ from itself, whatever its layers are called', () => {
  fc.assert(
    fc.property(anyPreset, (spec) => {
      const renamed = {
        ...spec,
        layers: spec.layers.map((layer) => ({
          ...layer,
          id: `other-${layer.id}`,
          ...(layer.inputs && { inputs: layer.inputs.map((id) => (id === '' ? id : `other-${id}`)) }),
        })),
      };
      expect(networkDifferences(spec, spec)).toEqual([]);
      expect(networkDifferences(spec, renamed)).toEqual([]);
    }),
  );
});

const anyStack = fc
  .constantFrom('mnist-first-convnet', 'mnist-softmax', 'mnist-dense', 'fashion-cnn')
  .map((id: (typeof presetIds)[number]) => presets[id].network);
const anyPlace = fc.nat(20);

test('another size of the pictures is no change of the layers, nor of how they are joined', () => {
  expect(networkDifferences(network, { ...network, inputShape: [32, 32, 1] })).toEqual([]);
  const changed = insertLayer({ ...network, inputShape: [32, 32, 1] }, 6, 'Dropout');
  expect(networkDifferences(network, changed)).toEqual([{ kind: 'added', layer: 'Dropout', count: 1 }]);
});

test('a layer put in or taken out is told as such, and nothing besides; the way back tells the opposite', () => {
  fc.assert(
    fc.property(
      anyStack,
      anyPlace,
      fc.constantFrom(
        ...layerKinds.filter((kind) => !['Add', 'Concatenate', 'Average', 'Maximum', 'Multiply'].includes(kind)),
      ),
      (spec, place, kind) => {
        const more = insertLayer(spec, place % last(spec), kind);
        const added = networkDifferences(spec, more).filter((each) => each.kind === 'added');
        expect(added).toEqual([{ kind: 'added', layer: kind, count: 1 }]);
        expect(networkDifferences(more, spec)).toEqual([{ kind: 'removed', layer: kind, count: 1 }]);
      },
    ),
  );
  fc.assert(
    fc.property(anyStack, anyPlace, (spec, place) => {
      if (last(spec) < 3) return;
      const gone = spec.layers[place % last(spec)];
      const less = deleteLayer(spec, gone?.id ?? '');
      expect(networkDifferences(spec, less)).toEqual([{ kind: 'removed', layer: gone?.kind, count: 1 }]);
    }),
  );
});

test('a parameter is told with the name of its layer, before and after', () => {
  const changed = setParam(network, network.layers[2]?.id ?? '', 'filters', 128);
  expect(networkDifferences(network, changed)).toEqual([
    { kind: 'param', layer: 'Conv2D 2', name: 'filters', from: 64, to: 128 },
  ]);
  const oblong = setParam(network, network.layers[0]?.id ?? '', 'kernelSize', [3, 5]);
  expect(networkDifferences(network, oblong)).toEqual([
    { kind: 'param', layer: 'Conv2D 1', name: 'kernelSize', from: 3, to: '3 × 5' },
  ]);
});

test('a run is called after the preset that it comes from, and what is different about it', () => {
  expect(originOf(run({ presetId: 'mnist-first-convnet', epochs: [] }))).toEqual({
    preset: 'mnist-first-convnet',
    differences: [],
  });
  const own = run({ presetId: null, network: insertLayer(network, 6, 'Dropout'), epochs: [] });
  expect(originOf(own)).toEqual({
    preset: 'mnist-first-convnet',
    differences: [{ kind: 'added', layer: 'Dropout', count: 1 }],
  });
  const empty = run({ presetId: null, network: { ...network, layers: [] }, epochs: [] });
  expect(originOf(empty).preset).toBeNull();
});
