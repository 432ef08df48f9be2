import { expect, test } from 'vitest';
import { haveSameClasses } from './datasets';

test('a network fits other images of its own classes, but not garments after digits, nor a set with a class less', () => {
  expect(haveSameClasses(['0', '1'], ['0', '1'])).toBe(true);
  expect(haveSameClasses(['0', '1'], ['T-shirt', 'Trouser'])).toBe(false);
  expect(haveSameClasses(['cat', 'dog', 'cow'], ['cat', 'dog'])).toBe(false);
});

test('nothing is held against classes that are not known', () => {
  expect(haveSameClasses(null, ['0'])).toBe(true);
  expect(haveSameClasses(['0'], null)).toBe(true);
});
