import { describe, expect, test } from 'vitest';
import { dataParts } from './data-parts';
import { filesOf } from './dataset-files';
import {
  datasetIds,
  datasets,
  firstDataset,
  fullIds,
  haveSameClasses,
  isOwn,
  isPart,
  nameInId,
  ownId,
} from './datasets';

test('a network fits other images of its own classes, but not garments after digits, nor a set with a class less', () => {
  expect(haveSameClasses(['0', '1'], ['0', '1'])).toBe(true);
  expect(haveSameClasses(['0', '1'], ['T-shirt', 'Trouser'])).toBe(false);
  expect(haveSameClasses(['cat', 'dog', 'cow'], ['cat', 'dog'])).toBe(false);
});

test('nothing is held against classes that are not known', () => {
  expect(haveSameClasses(null, ['0'])).toBe(true);
  expect(haveSameClasses(['0'], null)).toBe(true);
});

describe.each(datasetIds)('%s', (id) => {
  const { whole, classNames, imageShape, downloadBytes, homes } = datasets[id];
  const files = filesOf[id];

  test('is whole, or a part of a whole set with the same classes, the same images and the same homes', () => {
    expect(isPart(id)).toBe(whole !== id);
    expect(datasets[whole]).toMatchObject({ whole, classNames, imageShape, homes });
  });

  test('lies in files of its own, and has homes that its file names can be appended to', () => {
    const others = datasetIds.filter((other) => other !== id).flatMap((other) => Object.values(filesOf[other]));
    for (const part of dataParts) expect(others.map(({ sha256 }) => sha256)).not.toContain(files[part].sha256);
    expect(downloadBytes).toBe(dataParts.reduce((sum, part) => sum + files[part].downloadBytes, 0));
    for (const home of homes) expect(home).toMatch(/^https:.*\/$/);
  });
});

test('the page opens with a set that comes with it', () => {
  expect(fullIds).not.toContain(firstDataset);
});

test('an own set is told from the sets of the page by its id alone', () => {
  const id = ownId('abc');
  expect([isOwn(id), nameInId(id), ...datasetIds.map(isOwn)]).toEqual([true, 'abc', ...datasetIds.map(() => false)]);
});
