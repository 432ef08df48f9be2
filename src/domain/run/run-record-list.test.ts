import { describe, expect, test } from 'vitest';
import { runRecord } from './run-record-fixture';
import { resultOf, sortRuns } from './run-record-list';

describe('what a list shows', () => {
  test('is the test result, else the last validation, else the last training figures', () => {
    expect(resultOf(runRecord())).toEqual({ from: 'test', accuracy: 0.945, loss: 0.2 });
    const untested = runRecord({ evaluation: null, settings: { ...runRecord().settings, validation: 'split' } });
    expect(resultOf(untested)).toEqual({ from: 'training', accuracy: 0.9, loss: 0.3 });
    const validated = { ...untested, epochs: untested.epochs.slice(0, 1) };
    expect(resultOf(validated)).toEqual({ from: 'validation', accuracy: 0.85, loss: 0.4 });
    // What is measured on the test images after every epoch is of the test images, by that name.
    const settings = { ...untested.settings, validation: 'test' as const };
    expect(resultOf({ ...validated, settings })).toEqual({ from: 'test', accuracy: 0.85, loss: 0.4 });
    expect(resultOf({ ...untested, epochs: [] })).toBeNull();
  });

  test('is sorted with the best first, and those without a result last', () => {
    const runs = [
      runRecord({ id: 'none', evaluation: null, epochs: [], createdAt: 3 }),
      runRecord({ id: 'good', createdAt: 1, parameters: 9 }),
      runRecord({
        id: 'poor',
        createdAt: 2,
        parameters: 5,
        evaluation: { loss: 2, accuracy: 0.1, count: 1, seconds: 1 },
      }),
    ];
    const order = (by: Parameters<typeof sortRuns>[1]) => sortRuns(runs, by, ({ id }) => id).map(({ id }) => id);
    expect(order('newest')).toEqual(['none', 'poor', 'good']);
    expect(order('accuracy')).toEqual(['good', 'poor', 'none']);
    expect(order('loss')).toEqual(['good', 'poor', 'none']);
    expect(order('parameters')).toEqual(['poor', 'good', 'none']);
    expect(order('name')).toEqual(['good', 'none', 'poor']);
  });
});
