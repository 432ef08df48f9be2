/** The script in the head of the page and the page itself must agree on its colours, or it flashes when the page takes over. */
import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { createStore } from 'zustand';
import { createPreferencesState, isDark } from '../../src/state/session/preferences-state';

const script = readFileSync('public/theme.js', 'utf8');
const stored = [
  null,
  'not json',
  'null',
  '{"theme":"pink","language":"en"}',
  ...(['system', 'light', 'dark'] as const).map((theme) => JSON.stringify({ theme, language: 'en' })),
];

/** What the script paints. */
function firstPaint(getItem: (key: string) => string | null, isSystemDark: boolean): unknown {
  const dataset: { theme?: string } = {};
  const document = { documentElement: { dataset } };
  const matchMedia = () => ({ matches: isSystemDark });
  runInNewContext(script, { document, localStorage: { getItem }, matchMedia, location: { protocol: 'https:' } });
  return dataset.theme;
}

/** What the page wants. */
function wanted(getItem: (key: string) => string | null, isSystemDark: boolean): string {
  const address = () => ({ get: () => null, setup: null, lock: null, unknown: [] });
  const local = { getItem, setItem: () => undefined };
  const sources = { local, place: { address }, languageFor: () => null, browserLanguage: 'en' };
  const { theme } = createStore(createPreferencesState(sources)).getState();
  return isDark(theme, isSystemDark) ? 'dark' : 'light';
}

it.each(stored.flatMap((content) => [true, false].map((isSystemDark) => ({ content, isSystemDark }))))(
  'the first paint has the colours of the page: $content is stored, the system is dark: $isSystemDark',
  ({ content, isSystemDark }) => {
    const getItem = (key: string) => (key === 'cnn-playground.preferences' ? content : null);
    expect(firstPaint(getItem, isSystemDark)).toBe(wanted(getItem, isSystemDark));
  },
);

it('the first paint follows the system where nothing may be read', () => {
  const refuse = () => {
    throw new Error('forbidden');
  };
  expect(firstPaint(refuse, true)).toBe(wanted(refuse, true));
});

it('the script runs before the page is painted: in the head, and not as a module', () => {
  const head = /<head>([^]*)<\/head>/.exec(readFileSync('index.html', 'utf8'))?.[1];
  expect(head).toContain('<script src="/theme.js"></script>');
});
