import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { messagesOf, saidBy } from '../../scripts/vite/language-files';

const file = readFileSync('lang/en.json', 'utf8');
const keys = Object.keys(JSON.parse(file) as object);

test('a reader of a whole language gets every message and no description', () => {
  const whole = messagesOf(file, 'whole', () => false);
  expect(Object.keys(whole)).toEqual(keys);
  expect(whole['training.title']).toBe('Training');
});

test('every message comes either with the first load or later, never both', () => {
  const isFirst = saidBy(['src/features/training/train-buttons.tsx']);
  const [first, late] = [messagesOf(file, 'first', isFirst), messagesOf(file, 'late', isFirst)];
  expect([...Object.keys(first), ...Object.keys(late)].sort()).toEqual([...keys].sort());
  expect(first['training.train']).toBe('Train');
  expect(late['mistakes.title']).toBeDefined();
});
