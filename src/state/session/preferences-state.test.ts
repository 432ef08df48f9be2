import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand';
import { createPreferencesState } from './preferences-state';

function memory(content: string | null = null) {
  let kept = content;
  return { getItem: () => kept, setItem: (_key: string, value: string) => void (kept = value) };
}

describe('preferences', () => {
  it('are found again on the next visit', () => {
    const storage = memory();
    createStore(createPreferencesState(storage, null)).getState().setTheme('dark');
    expect(createStore(createPreferencesState(storage, null)).getState().theme).toBe('dark');
  });

  it.each(['not json', '{"theme":"pink","language":7}', 'null'])(
    'fall back to the defaults when %s is stored',
    (content) => {
      const { theme, language } = createStore(createPreferencesState(memory(content), null)).getState();
      expect({ theme, language }).toEqual({ theme: 'system', language: 'en' });
    },
  );

  it('let the address choose the language without storing that', () => {
    const storage = memory();
    const visit = createStore(createPreferencesState(storage, 'ar-XB'));
    expect(visit.getState().language).toBe('ar-XB');
    visit.getState().setTheme('dark');
    expect(visit.getState().language).toBe('ar-XB');
    const next = createStore(createPreferencesState(storage, null)).getState();
    expect([next.theme, next.language]).toEqual(['dark', 'en']);
  });

  it('keep a language that is chosen on a page whose address asked for another', () => {
    const storage = memory();
    createStore(createPreferencesState(storage, 'ar-XB')).getState().setLanguage('en-XL');
    expect(createStore(createPreferencesState(storage, null)).getState().language).toBe('en-XL');
  });

  it('work where nothing can be stored', () => {
    const refusing = {
      getItem: () => null,
      setItem: () => {
        throw new Error('full');
      },
    };
    const store = createStore(createPreferencesState(refusing, null));
    store.getState().setTheme('dark');
    expect(store.getState().theme).toBe('dark');
  });
});
