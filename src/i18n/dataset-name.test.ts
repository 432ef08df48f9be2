import { expect, test } from 'vitest';
import { datasetName } from './dataset-name';
import type { Translate } from './use-t';

const t: Translate = (key) => (key === 'dataset.ownData' ? 'own images' : key);

test('two own sets never have one name, whether they are there or deleted', () => {
  const own = [{ id: 'own-a', name: 'Cats' } as const];
  expect(datasetName(t, 'own-a', own)).toBe('Cats');
  expect(datasetName(t, 'own-b', own)).toBe('own images b');
  expect(datasetName(t, 'own-c', own)).toBe('own images c');
  expect(datasetName(t, 'mnist', own)).toBe('dataset.data_mnist');
});
