/** How the page looks and speaks; kept on this device. */
import type { StateCreator } from 'zustand';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const storageKey = 'cnn-playground.preferences';
/** A language tag; which languages there are is not known here. */
const languageTag = /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i;

interface Preferences {
  readonly theme: Theme;
  readonly language: string;
}

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

/** What is not understood is as on a first visit. */
function read(storage: PreferenceStorage | null): Preferences {
  const { theme, language } = stored(storage);
  return {
    theme: themes.find((each) => each === theme) ?? 'system',
    language: typeof language === 'string' && languageTag.test(language) ? language : 'en',
  };
}

function stored(storage: PreferenceStorage | null): { readonly theme?: unknown; readonly language?: unknown } {
  try {
    return Object(JSON.parse(storage?.getItem(storageKey) ?? '{}')) as object;
  } catch {
    return {};
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
    let kept = read(storage);
    function keep(changed: Partial<Preferences>): void {
      kept = { ...kept, ...changed };
      set(changed);
      write(storage, kept);
    }
    return {
      theme: kept.theme,
      language: wanted ?? kept.language,
      setTheme: (theme) => keep({ theme }),
      setLanguage: (language) => keep({ language }),
    };
  };
}
