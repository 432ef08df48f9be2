/** How the page looks and speaks; kept on this device. */
import * as v from 'valibot';
import type { StateCreator } from 'zustand';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const storageKey = 'cnn-playground.preferences';
const schema = v.object({
  theme: v.fallback(v.picklist(themes), 'system'),
  // A language tag; which languages there are is not known here.
  language: v.fallback(v.pipe(v.string(), v.regex(/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i)), 'en'),
});
type Preferences = v.InferOutput<typeof schema>;

/** Whether the page is dark; `public/theme.js`, which paints the page first, says the same. */
export function isDark(theme: Theme, isSystemDark: boolean): boolean {
  return theme === 'dark' || (theme === 'system' && isSystemDark);
}

export interface PreferencesState {
  readonly theme: Theme;
  /** Id of the language, e.g. "en". */
  readonly language: string;
  readonly setTheme: (theme: Theme) => void;
  readonly setLanguage: (language: string) => void;
}

/** The part of the browser's storage that is used; it may be missing or refuse. */
export type PreferenceStorage = Pick<Storage, 'getItem' | 'setItem'>;

function read(storage: PreferenceStorage | null): Preferences {
  try {
    return v.parse(schema, JSON.parse(storage?.getItem(storageKey) ?? '{}'));
  } catch {
    return v.parse(schema, {});
  }
}

function write(storage: PreferenceStorage | null, preferences: Preferences): void {
  try {
    storage?.setItem(storageKey, JSON.stringify(preferences));
  } catch {
    // Full or forbidden: the choice then holds until the page is left.
  }
}

/** `wanted` is the language that the address asks for (`?lang=`); it wins, but is not stored. */
export function createPreferencesState(
  storage: PreferenceStorage | null,
  wanted: string | null,
): StateCreator<PreferencesState> {
  return (set) => {
    let stored = read(storage);
    function keep(changed: Partial<Preferences>): void {
      stored = { ...stored, ...changed };
      set(changed);
      write(storage, stored);
    }
    return {
      theme: stored.theme,
      language: wanted ?? stored.language,
      setTheme: (theme) => keep({ theme }),
      setLanguage: (language) => keep({ language }),
    };
  };
}
