/** How the page looks and speaks; kept on this device. */
import type { StateCreator } from 'zustand';
import type { Surroundings } from '../surroundings';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const storageKey = 'cnn-playground.preferences';

interface Preferences {
  readonly theme: Theme;
  /** Chosen in the menu; null where the browser's is taken. */
  readonly chosenLanguage: string | null;
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
function read(storage: PreferenceStorage | null, languageFor: Languages['languageFor']): Preferences {
  const { theme, chosenLanguage } = stored(storage);
  return {
    theme: themes.find((each) => each === theme) ?? 'system',
    chosenLanguage: typeof chosenLanguage === 'string' ? languageFor(chosenLanguage) : null,
  };
}

function stored(storage: PreferenceStorage | null): Partial<Record<keyof Preferences, unknown>> {
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

type Languages = Pick<Surroundings, 'languageFor' | 'browserLanguage'>;

interface PreferenceSources extends Languages {
  readonly local: PreferenceStorage | null;
  readonly place: Pick<Surroundings['place'], 'address'>;
}

/** The address asks for a language first (`?lang=`, which is not stored), then what was chosen in the menu, then the browser. */
export function createPreferencesState(sources: PreferenceSources): StateCreator<PreferencesState> {
  const { local, place, languageFor, browserLanguage } = sources;
  return (set) => {
    let kept = read(local, languageFor);
    function keep(changed: Partial<Preferences>): void {
      kept = { ...kept, ...changed };
      write(local, kept);
    }
    return {
      theme: kept.theme,
      language: languageFor(place.address().get('lang') ?? '') ?? kept.chosenLanguage ?? browserLanguage,
      setTheme(theme) {
        set({ theme });
        keep({ theme });
      },
      setLanguage(language) {
        set({ language });
        keep({ chosenLanguage: language });
      },
    };
  };
}
