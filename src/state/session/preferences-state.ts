/** How the page looks and speaks; kept on this device. */
import type { StateCreator } from 'zustand';
import type { Surroundings } from '../surroundings';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** Per cent of the usual size of all letters. */
export const textSizes = [100, 125, 150, 200] as const;
export type TextSize = (typeof textSizes)[number];

export const motions = ['system', 'less', 'full'] as const;
export type Motion = (typeof motions)[number];

/** By what maps tell the sign of their numbers: two colours, or dark and light, for whoever sees no colours. */
export const scales = ['colour', 'lightness'] as const;
export type Scale = (typeof scales)[number];

const storageKey = 'cnn-playground.preferences';

/** What is chosen in the settings, apart from the language. */
interface Look {
  readonly theme: Theme;
  readonly textSize: TextSize;
  readonly motion: Motion;
  readonly scale: Scale;
  /** Whether keys without Ctrl do something, apart from those of the thing that has the focus (domain/keys/page-shortcuts.ts). */
  readonly hasLetterKeys: boolean;
}

interface Preferences extends Look {
  /** Chosen in the settings; null where the browser's is taken. */
  readonly chosenLanguage: string | null;
}

/** Whether the page is dark; `public/theme.js`, which paints the page first, says the same. */
export function isDark(theme: Theme, isSystemDark: boolean): boolean {
  return theme === 'dark' || (theme === 'system' && isSystemDark);
}

/** Whether nothing glides or plays by itself; `public/theme.js` says the same. */
export function isCalm(motion: Motion, wantsSystemLess: boolean): boolean {
  return motion === 'less' || (motion === 'system' && wantsSystemLess);
}

export interface PreferencesState extends Look {
  /** Id of the language, e.g. "en". */
  readonly language: string;
  readonly setLook: (changed: Partial<Look>) => void;
  readonly setLanguage: (language: string) => void;
}

/** The part of the browser's storage that is used; it may be missing or refuse. */
export type PreferenceStorage = Pick<Storage, 'getItem' | 'setItem'>;

/** What is not understood is as on a first visit. */
function read(storage: PreferenceStorage | null, languageFor: Languages['languageFor']): Preferences {
  const { theme, textSize, motion, scale, hasLetterKeys, chosenLanguage } = stored(storage);
  return {
    theme: themes.find((each) => each === theme) ?? 'system',
    textSize: textSizes.find((each) => each === textSize) ?? 100,
    motion: motions.find((each) => each === motion) ?? 'system',
    scale: scales.find((each) => each === scale) ?? 'colour',
    hasLetterKeys: hasLetterKeys !== false,
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

/** The address asks for a language first (`?lang=`, which is not stored), then what was chosen in the settings, then the browser. */
export function createPreferencesState(sources: PreferenceSources): StateCreator<PreferencesState> {
  const { local, place, languageFor, browserLanguage } = sources;
  return (set) => {
    let kept = read(local, languageFor);
    function keep(changed: Partial<Preferences>): void {
      kept = { ...kept, ...changed };
      write(local, kept);
    }
    const { chosenLanguage, ...look } = kept;
    return {
      ...look,
      language: languageFor(place.address().get('lang') ?? '') ?? chosenLanguage ?? browserLanguage,
      setLook(changed) {
        set(changed);
        keep(changed);
      },
      setLanguage(language) {
        set({ language });
        keep({ chosenLanguage: language });
      },
    };
  };
}
