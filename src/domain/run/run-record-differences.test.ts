import { expect, test } from 'vitest';
import type { NetworkSpec } from '../network/network';
import { presets } from '../network/presets';
import { changesOf, differences } from './run-record-differences';
import { runRecord } from './run-record-fixture';

const { settings } = presets['mnist-dense'];

test('differences name what was set otherwise, and nothing else', () => {
  const other = runRecord({ settings: { ...settings, batchSize: 32 }, network: presets['mnist-softmax'].network });
  expect(differences([runRecord(), other])).toEqual([
    { name: 'layers', values: ['Flatten, Dense 512, Dense 10 softmax', 'Flatten, Dense 10 softmax'] },
    { name: 'settings.batchSize', values: ['128', '32'] },
  ]);
  const adam = runRecord({ settings: presets['mnist-cnn-dense64'].settings });
  expect(differences([runRecord(), adam])).toContainEqual({ name: 'settings.beta1', values: ['', '0.9'] });
  expect(differences([runRecord(), runRecord({ id: 'b', name: 'twin' })])).toEqual([]);
});

function withFirst(params: object): NetworkSpec {
  const { network } = presets['mnist-first-convnet'];
  const layers = network.layers.map((layer, index) =>
    index === 0 ? { ...layer, params: { ...layer.params, ...params } } : layer,
  );
  return { ...network, layers: layers as NetworkSpec['layers'] };
}

test('a kernel of 5x5 is another network than one of 3x3, and tanh another one than relu', () => {
  const stacks = [{}, { kernelSize: 5 }, { activation: 'tanh' }].map((params) =>
    runRecord({ network: withFirst(params) }),
  );
  const [row] = differences(stacks);
  expect(row?.values.map((text) => text.split(',')[0])).toEqual([
    'Conv2D 32',
    'Conv2D 32 kernelSize 5',
    'Conv2D 32 tanh',
  ]);
});

test('what was changed on the way is told with its step, and stands in the comparison', () => {
  const changed = runRecord({
    rates: [{ step: 100, rate: 0.0003 }],
    later: [
      { step: 126, settings: { ...settings, batchSize: 32 } },
      { step: 376, settings: { ...settings, batchSize: 32 } },
    ],
  });
  expect(changesOf(changed)).toEqual([
    { step: 100, settings: [{ name: 'settings.learningRate', value: '0.0003' }] },
    {
      step: 126,
      settings: [
        { name: 'settings.learningRate', value: '0.001' },
        { name: 'settings.batchSize', value: '32' },
      ],
    },
    { step: 376, settings: [] },
  ]);
  expect(differences([runRecord(), changed])).toEqual([
    { name: 'settings.learningRate', values: ['0.001', '0.001 → 0.0003 → 0.001'] },
    { name: 'settings.batchSize', values: ['128', '128 → 32'] },
  ]);
});
