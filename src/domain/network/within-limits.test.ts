import { expect, test } from 'vitest';
import { setParam } from './edits';
import type { NetworkSpec } from './network';
import { parseNetwork, parseSettings } from './parse';
import { presets } from './presets';
import type { TrainingSettings } from '../training/training';
import { areSettingsWithinLimits, isNetworkWithinLimits } from './within-limits';

const { network, settings } = presets['mnist-first-convnet'];
const first = network.layers[0]?.id ?? '';

test('what the page lets out is what a reader of a file or a link takes, and nothing else', () => {
  const networks: readonly NetworkSpec[] = [
    ...Object.values(presets).map((preset) => preset.network),
    ...[1, 0, -3, 1.5, NaN, 1e6].map((filters) => setParam(network, first, 'filters', filters)),
    {
      ...network,
      layers: Array.from({ length: 300 }, (_, index) => ({ ...network.layers[0], id: `a${index}` })),
    } as NetworkSpec,
  ];
  expect(networks.map(isNetworkWithinLimits)).toEqual(networks.map((each) => parseNetwork(each).ok));
  expect(networks.map(isNetworkWithinLimits)).toContain(false);
});

test('the same of the settings, those of the optimizer included', () => {
  const all: readonly TrainingSettings[] = [
    ...Object.values(presets).map((preset) => preset.settings),
    ...[1, 0, -1, 2.5, NaN].map((epochs) => ({ ...settings, epochs })),
    { ...settings, learningRate: -1 },
    {
      ...settings,
      optimizer: { kind: 'RMSprop', params: { ...settings.optimizer.params, rho: 7 } },
    } as TrainingSettings,
  ];
  expect(all.map(areSettingsWithinLimits)).toEqual(all.map((each) => parseSettings(each).ok));
  expect(all.map(areSettingsWithinLimits)).toContain(false);
});
