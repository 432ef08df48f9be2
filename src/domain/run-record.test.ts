import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { presets } from './presets';
import {
  differences,
  errorCount,
  parseRunRecord,
  resultOf,
  runFile,
  runFileName,
  sortRuns,
  storedForm,
  trainedSeconds,
  type RunRecord,
} from './run-record';

const { network, settings } = presets['mnist-dense'];

function record(changes: Partial<RunRecord> = {}): RunRecord {
  return {
    id: 'a',
    name: '',
    createdAt: Date.UTC(2026, 0, 2, 3, 4),
    presetId: 'mnist-dense',
    network,
    settings,
    dataset: 'mnist-10k',
    backend: 'wasm',
    state: 'done',
    parameters: 407_050,
    steps: 126,
    epochs: [
      { epoch: 1, loss: 0.5, accuracy: 0.8, valLoss: 0.4, valAccuracy: 0.85, seconds: 2 },
      { epoch: 2, loss: 0.3, accuracy: 0.9, valLoss: null, valAccuracy: null, seconds: 3 },
    ],
    batches: [{ epoch: 0.5, step: 31, loss: NaN, accuracy: 0.5 }],
    evaluation: { loss: 0.2, accuracy: 0.945, count: 2000, seconds: 1 },
    stoppedEarly: null,
    keptEpochs: [2],
    ...changes,
  };
}

describe('a stored record', () => {
  test('is read back as it was', () => {
    expect(parseRunRecord(structuredClone(storedForm(record())))).toEqual(record());
  });

  test('is left alone when it is damaged, or of a newer version', () => {
    const stored = storedForm(record()) as Record<string, unknown>;
    expect(parseRunRecord({ ...stored, version: 2 })).toBeNull();
    expect(parseRunRecord({ ...stored, epochs: [{ epoch: 'one' }] })).toBeNull();
    expect(parseRunRecord({ ...stored, network: { layers: 3 } })).toBeNull();
    expect(parseRunRecord({ ...stored, dataset: 'elsewhere' })).toBeNull();
  });

  test('may be anything without an exception', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(parseRunRecord(value)).toBeNull();
      }),
    );
  });

  test('of one’s own images is read as well', () => {
    expect(parseRunRecord(storedForm(record({ dataset: 'own-cats' })))?.dataset).toBe('own-cats');
  });
});

describe('what a list shows', () => {
  test('is the test result, else the last validation, else the last training figures', () => {
    expect(resultOf(record())).toEqual({ from: 'test', accuracy: 0.945, loss: 0.2 });
    const untested = record({ evaluation: null });
    expect(resultOf(untested)).toEqual({ from: 'training', accuracy: 0.9, loss: 0.3 });
    const validated = { ...untested, epochs: untested.epochs.slice(0, 1) };
    expect(resultOf(validated)).toEqual({ from: 'validation', accuracy: 0.85, loss: 0.4 });
    expect(resultOf({ evaluation: null, epochs: [] })).toBeNull();
  });

  test('counts errors and seconds', () => {
    expect(errorCount({ accuracy: 0.945, loss: 0, count: 2000, seconds: 1 })).toBe(110);
    expect(trainedSeconds(record())).toBe(5);
  });

  test('is sorted with the best first, and those without a result last', () => {
    const runs = [
      record({ id: 'none', evaluation: null, epochs: [], createdAt: 3 }),
      record({ id: 'good', createdAt: 1, parameters: 9 }),
      record({ id: 'poor', createdAt: 2, parameters: 5, evaluation: { loss: 2, accuracy: 0.1, count: 1, seconds: 1 } }),
    ];
    const order = (by: Parameters<typeof sortRuns>[1]) => sortRuns(runs, by, ({ id }) => id).map(({ id }) => id);
    expect(order('newest')).toEqual(['none', 'poor', 'good']);
    expect(order('accuracy')).toEqual(['good', 'poor', 'none']);
    expect(order('loss')).toEqual(['good', 'poor', 'none']);
    expect(order('parameters')).toEqual(['poor', 'good', 'none']);
    expect(order('name')).toEqual(['good', 'none', 'poor']);
  });
});

test('differences name what was set otherwise, and nothing else', () => {
  const other = record({ settings: { ...settings, batchSize: 32 }, network: presets['mnist-softmax'].network });
  expect(differences([record(), other])).toEqual([
    { name: 'layers', values: ['Flatten, Dense 512, Dense 10', 'Flatten, Dense 10'] },
    { name: 'settings.batchSize', values: ['128', '32'] },
  ]);
  const adam = record({ settings: presets['mnist-cnn-dense64'].settings });
  expect(differences([record(), adam])).toContainEqual({ name: 'settings.beta1', values: ['', '0.9'] });
  expect(differences([record(), record({ id: 'b', name: 'twin' })])).toEqual([]);
});

test('an exported run can be repeated and plotted from its file alone', () => {
  const file = JSON.parse(JSON.stringify(runFile(record()))) as Record<string, unknown>;
  expect(file).toMatchObject({
    spec: network,
    settings,
    seed: settings.seed,
    backend: 'wasm',
    history: { epochs: [{ epoch: 1 }, { epoch: 2 }] },
    test: { accuracy: 0.945 },
  });
  expect(runFileName(record({ name: 'Über / my: net' }))).toBe('run-ber-my-net-seed1-202601020304.json');
});
