import { savedNetwork } from '../formats/saved/v2';
import { expect, test } from 'vitest';
import { presets } from '../network/presets';
import { runRecord } from './run-record-fixture';
import { runFile, runFileName } from './run-record-file';

const { network, settings } = presets['mnist-dense'];

test('an exported run can be repeated and plotted from its file alone', () => {
  const file = JSON.parse(JSON.stringify(runFile(runRecord()))) as Record<string, unknown>;
  expect(file).toMatchObject({
    spec: savedNetwork(network),
    settings,
    seed: settings.seed,
    backend: 'wasm',
    history: { epochs: [{ epoch: 1 }, { epoch: 2 }] },
    test: { accuracy: 0.945 },
  });
  expect(runFileName(runRecord({ name: 'Über / my: net' }))).toBe('run-über-my-net-seed1-202601020304.json');
});

test('an exported run names the seed that its weights came from, and what was changed later', () => {
  const rates = [{ step: 3, rate: 0.1 }];
  const later = [{ step: 126, settings: { ...settings, seed: 9 } }];
  expect(runFile(runRecord({ rates, later }))).toMatchObject({ seed: settings.seed, settings, rates, later });
});
