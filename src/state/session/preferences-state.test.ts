import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand';
import { createPreferencesState, type PreferenceStorage } from './preferences-state';

interface Visit {
  readonly asked?: string;
  readonly browserLanguage?: string;
}

function visit(local: PreferenceStorage, { asked = '', browserLanguage = 'en' }: Visit = {}) {
  const place = {
    address: () => ({ get: (name: string) => (name === 'lang' ? asked : null), setup: null, lock: null, unknown: [] }),
  };
  const languageFor = (tag: string) => (tag === '' || tag === 'xx' ? null : tag);
  return createStore(createPreferencesState({ local, place, languageFor, browserLanguage }));
}

function memory(content: string | null = null) {
  let kept = content;
  return { getItem: () => kept, setItem: (_key: string, value: string) => void (kept = value) };
}

describe('preferences', () => {
  it('are found again on the next visit', () => {
    const storage = memory();
    visit(storage).getState().setLook({ theme: 'dark' });
    expect(visit(storage).getState().theme).toBe('dark');
  });

  it('keep what is chosen one after the other, and take the rest as it was', () => {
    const storage = memory();
    visit(storage).getState().setLook({ textSize: 150 });
    visit(storage).getState().setLook({ motion: 'less', hasLetterKeys: false });
    visit(storage).getState().setLook({ scale: 'lightness' });
    const { theme, textSize, motion, scale, hasLetterKeys } = visit(storage).getState();
    expect({ theme, textSize, motion, scale, hasLetterKeys }).toEqual({
      theme: 'system',
      textSize: 150,
      motion: 'less',
      scale: 'lightness',
      hasLetterKeys: false,
    });
  });

  it.each([
    '{"theme":"dark"}',
    '{"textSize":"150","motion":true,"hasLetterKeys":0}',
    '{"textSize":1e9,"motion":"none","scale":"grey"}',
  ])('look as usual where %s, of an earlier version or of nobody knows whom, is stored', (content) => {
    const { textSize, motion, scale, hasLetterKeys } = visit(memory(content)).getState();
    expect({ textSize, motion, scale, hasLetterKeys }).toEqual({
      textSize: 100,
      motion: 'system',
      scale: 'colour',
      hasLetterKeys: true,
    });
  });

  it.each(['not json', '{"theme":"pink","chosenLanguage":7}', 'null', '{"chosenLanguage":"xx"}'])(
    'fall back to the defaults when %s is stored',
    (content) => {
      const { theme, language } = visit(memory(content)).getState();
      expect({ theme, language }).toEqual({ theme: 'system', language: 'en' });
    },
  );

  it('let the address choose the language without storing that', () => {
    const storage = memory();
    const opened = visit(storage, { asked: 'ar-XB' });
    expect(opened.getState().language).toBe('ar-XB');
    opened.getState().setLook({ theme: 'dark' });
    expect(opened.getState().language).toBe('ar-XB');
    const next = visit(storage).getState();
    expect([next.theme, next.language]).toEqual(['dark', 'en']);
  });

  it('keep a language that is chosen on a page whose address asked for another', () => {
    const storage = memory();
    visit(storage, { asked: 'ar-XB' }).getState().setLanguage('en-XL');
    expect(visit(storage).getState().language).toBe('en-XL');
  });

  it('take the language of the browser until one is chosen, also after another choice was kept', () => {
    const storage = memory();
    visit(storage, { browserLanguage: 'pl' }).getState().setLook({ theme: 'dark' });
    expect(visit(storage, { browserLanguage: 'ru' }).getState().language).toBe('ru');
    visit(storage, { browserLanguage: 'ru' }).getState().setLanguage('zh-Hant');
    expect(visit(storage, { browserLanguage: 'ru' }).getState().language).toBe('zh-Hant');
    expect(visit(storage, { browserLanguage: 'ru', asked: 'pl' }).getState().language).toBe('pl');
    expect(visit(storage, { browserLanguage: 'ru', asked: 'xx' }).getState().language).toBe('zh-Hant');
  });

  it('take English kept before there were other languages for no choice', () => {
    const { language } = visit(memory('{"theme":"dark","language":"en"}'), { browserLanguage: 'pl' }).getState();
    expect(language).toBe('pl');
  });

  it('work where nothing can be stored', () => {
    const refusing = {
      getItem: () => null,
      setItem: () => {
        throw new Error('full');
      },
    };
    const store = visit(refusing);
    store.getState().setLook({ theme: 'dark' });
    expect(store.getState().theme).toBe('dark');
  });
});
