import { expect, test } from 'vitest';
import { english, languageOf, type Language } from './languages';
import { spokenIn } from './provider';

const german: Language = { ...english, id: 'de', load: () => Promise.resolve({ 'training.train': 'Trainieren' }) };

test('a language is loaded when it is asked for, and says in English what it lacks', async () => {
  const { id, translator } = await spokenIn(german);
  expect([id, translator.language]).toEqual(['de', 'de']);
  expect(translator.t('training.train')).toBe('Trainieren');
  expect(translator.t('training.stop')).toBe('Stop');
});

test('a language that cannot be loaded is replaced by English, and is not asked for again and again', async () => {
  const { id, language, translator } = await spokenIn({ ...german, load: () => Promise.reject(new Error('offline')) });
  expect([id, language.id, translator.language]).toEqual(['de', 'en', 'en']);
  expect(translator.t('training.train')).toBe('Train');
});

test('the pseudo-languages are made when they are asked for', async () => {
  const { translator } = await spokenIn(languageOf('en-XL'));
  expect(translator.t('training.train')).toMatch(/^\[Ťř/);
});
