import { expect, it } from 'vitest';
import { keyWords } from './key-words';

it.each([
  ['t', ['T']],
  ['?', ['?']],
  [' ', [' ']],
  ['Ctrl Shift z', ['Ctrl', 'Shift', 'Z']],
  ['Shift ArrowLeft', ['Shift', '←']],
  ['Escape', ['Esc']],
])('%j is written on the keyboard as %j', (combination, words) => {
  expect(keyWords(combination)).toEqual(words);
});
