/** The script in the head of the page and the page itself must agree on its colours, letters and motion, or it jumps when the page takes over. */
import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { createStore } from 'zustand';
import {
  createPreferencesState,
  isCalm,
  isDark,
  motions,
  textSizes,
  themes,
} from '../../src/state/session/preferences-state';
import { letters } from '../../src/ui/text-size';

const script = readFileSync('public/theme.js', 'utf8');
const stored = [
  null,
  'not json',
  'null',
  '7',
  '{"theme":"pink","language":"en","textSize":"150","motion":"none"}',
  '{"textSize":175}',
  ...themes.map((theme) => JSON.stringify({ theme, language: 'en' })),
  ...textSizes.map((textSize) => JSON.stringify({ textSize })),
  ...motions.map((motion) => JSON.stringify({ motion })),
];

interface System {
  readonly isDark: boolean;
  readonly isCalm: boolean;
}

/** What the script paints. */
function firstPaint(getItem: (key: string) => string | null, system: System): unknown {
  const dataset: { theme?: string } = {};
  const styles: Record<string, string> = {};
  const style = { setProperty: (name: string, value: string) => void (styles[name] = value) };
  const document = { documentElement: { dataset, style }, addEventListener: () => undefined };
  const matchMedia = (query: string) => ({ matches: query.includes('color-scheme') ? system.isDark : system.isCalm });
  runInNewContext(script, { document, localStorage: { getItem }, matchMedia, location: { protocol: 'https:' } });
  return { ...dataset, ...styles };
}

/** What the page wants. */
function wanted(getItem: (key: string) => string | null, system: System): unknown {
  const address = () => ({ get: () => null, setup: null, lock: null, unknown: [] });
  const local = { getItem, setItem: () => undefined };
  const sources = { local, place: { address }, languageFor: () => null, browserLanguage: 'en' };
  const { theme, textSize, motion } = createStore(createPreferencesState(sources)).getState();
  return {
    theme: isDark(theme, system.isDark) ? 'dark' : 'light',
    ...(textSize !== 100 && { [letters]: `${textSize}%` }),
    ...(isCalm(motion, system.isCalm) && { motion: 'less' }),
  };
}

it.each(stored.flatMap((content) => [true, false].map((of) => ({ content, system: { isDark: of, isCalm: !of } }))))(
  'the first paint looks as the page does: $content is stored, the system wants $system',
  ({ content, system }) => {
    const getItem = (key: string) => (key === 'cnn-playground.preferences' ? content : null);
    expect(firstPaint(getItem, system)).toEqual(wanted(getItem, system));
  },
);

it('the first paint follows the system where nothing may be read', () => {
  const refuse = () => {
    throw new Error('forbidden');
  };
  const system = { isDark: true, isCalm: true };
  expect(firstPaint(refuse, system)).toEqual(wanted(refuse, system));
});

it('the script runs before the page is painted: in the head, and not as a module', () => {
  const head = /<head>([^]*)<\/head>/.exec(readFileSync('index.html', 'utf8'))?.[1];
  expect(head).toContain('<script src="/theme.js"></script>');
});
