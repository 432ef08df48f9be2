import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { messagesOnly } from '../../scripts/vite/language-files';

test('the page gets every message and no description', () => {
  const file = readFileSync('lang/en.json', 'utf8');
  const left = JSON.parse(messagesOnly(file)) as Record<string, object>;
  expect(Object.keys(left)).toEqual(Object.keys(JSON.parse(file) as object));
  expect(left['training.title']).toEqual({ message: 'Training' });
});
