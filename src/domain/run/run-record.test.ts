import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { presets } from '../network/presets';
import { cutBack, errorCount, lastSettings, trainedSeconds, withFinished } from './run-record';
import { recordFormat, savedRecord as storedForm } from './record-format';
import { runRecord } from './run-record-fixture';

const { settings } = presets['mnist-dense'];
const later = [{ step: 126, settings: { ...settings, batchSize: 32, seed: 7 } }];
const rates = [{ step: 100, rate: 0.0003 }];

function parseRunRecord(value: unknown) {
  const read = recordFormat.read(value);
  return read.ok ? read.value : null;
}

describe('a stored record', () => {
  test('is read back as it was', () => {
    expect(parseRunRecord(structuredClone(storedForm(runRecord())))).toEqual(runRecord());
  });

  test('is left alone when it is damaged, or of a newer version', () => {
    const stored = storedForm(runRecord()) as Record<string, unknown>;
    expect(recordFormat.read({ ...stored, version: 3 })).toMatchObject({ code: 'newer' });
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
    const own = { dataset: 'own-cats', dataChecksum: 4_294_967_295 } as const;
    expect(parseRunRecord(storedForm(runRecord(own)))).toEqual(runRecord(own));
  });

  test('tells with what it was computed; an older one does not, and one that says something unknown is left alone', () => {
    const plain = runRecord({ arithmetic: 'plain' });
    expect(parseRunRecord(storedForm(plain))).toEqual(plain);
    expect(parseRunRecord(storedForm(runRecord()))).not.toHaveProperty('arithmetic');
    expect(parseRunRecord({ ...(storedForm(plain) as object), arithmetic: 'analog' })).toBeNull();
  });

  test('keeps the settings that were changed on its way', () => {
    const changed = runRecord({ rates, later });
    expect(parseRunRecord(structuredClone(storedForm(changed)))).toEqual(changed);
    const damaged = { ...changed, later: [{ step: 1, settings: 'fast' }] };
    expect(parseRunRecord(storedForm(damaged as never))).toBeNull();
  });

  test.each([
    ['a time that no calendar has', { createdAt: 9e15 }],
    ['a time between two milliseconds', { createdAt: 1.5 }],
    ['more epochs than anybody trains', { epochs: Array.from({ length: 100_001 }, () => runRecord().epochs[0]) }],
    ['more batches than are kept', { batches: Array.from({ length: 10_001 }, () => runRecord().batches[0]) }],
    ['a loss beyond single precision', { batches: [{ epoch: 1, step: 1, loss: 1e300, accuracy: 0 }] }],
  ])('with %s is left alone, so that the list can be shown', (_, changes) => {
    expect(parseRunRecord(storedForm({ ...runRecord(), ...changes } as never))).toBeNull();
  });
});

describe('a run on its way', () => {
  test('has an epoch once, though it came to its end twice', () => {
    const { epochs } = runRecord();
    const again = [{ ...epochs[1], loss: 0.2 }] as typeof epochs;
    expect(withFinished(epochs, again).map(({ epoch, loss }) => [epoch, loss])).toEqual([
      [1, 0.5],
      [2, 0.2],
    ]);
  });

  test('cut back to its newest copy has lost what came later', () => {
    const back = cutBack(runRecord({ rates, later }), { epochs: 1, steps: 63 });
    expect(back).toMatchObject({ steps: 63, epochs: [{ epoch: 1 }], batches: [{ step: 31 }], rates: [], later: [] });
    expect(back.evaluation).toBeNull();
    expect(cutBack(runRecord(), { epochs: 2, steps: 126 })).toEqual(runRecord());
  });

  test('was trained last with the settings of its last training, changes included', () => {
    expect(lastSettings(runRecord())).toEqual(settings);
    expect(lastSettings(runRecord({ rates }))).toEqual({ ...settings, learningRate: 0.0003 });
    expect(lastSettings(runRecord({ rates, later }))).toEqual(later[0]?.settings);
  });
});

test('errors and seconds are counted', () => {
  expect(errorCount({ accuracy: 0.945, loss: 0, count: 2000, seconds: 1 })).toBe(110);
  expect(trainedSeconds(runRecord())).toBe(5);
});
