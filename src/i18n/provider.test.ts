import { expect, test } from 'vitest';
import { english, languageOf, type Language } from './languages';
import { bringLateMessages, openBook } from './messages';
import { beginIn, changeTo } from './provider';

const first = () => Promise.resolve({ 'training.train': 'Trainieren' });
const late = () => Promise.resolve({ 'mistakes.title': 'Fehler' });
const german: Language = { ...english, id: 'de', open: () => openBook(first, late) };
const unreachable: Language = { ...german, id: 'fr', open: () => Promise.reject(new Error('offline')) };

test('the page begins with the messages of its first view; the others come with its later parts', async () => {
  const { id, translator } = await beginIn(german);
  expect([id, translator.language, translator.t('training.train')]).toEqual(['de', 'de', 'Trainieren']);
  expect(translator.t('mistakes.title')).not.toBe('Fehler');
  await bringLateMessages();
  expect(translator.t('mistakes.title')).toBe('Fehler');
});

test('what a language lacks is said in English', async () => {
  const { translator } = await beginIn(german);
  expect(translator.t('training.stop')).toBe('Stop');
});

test('a change of the language brings all that the page may be saying', async () => {
  const { translator } = await changeTo(german, await beginIn(english));
  expect(translator.t('mistakes.title')).toBe('Fehler');
});

test('a language that cannot be loaded leaves the one before it, and is not asked for again and again', async () => {
  const begun = await beginIn(unreachable);
  expect([begun.id, begun.language.id, begun.translator.t('training.train')]).toEqual(['fr', 'en', 'Train']);
  const changed = await changeTo(unreachable, await beginIn(german));
  expect([changed.id, changed.language.id, changed.translator.t('training.train')]).toEqual(['fr', 'de', 'Trainieren']);
});

test('the pseudo-languages are made when they are asked for', async () => {
  const { translator } = await beginIn(languageOf('en-XL'));
  expect(translator.t('training.train')).toMatch(/^\[Ťř/);
});
