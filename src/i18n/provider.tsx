import { createInstance, type i18n } from 'i18next';
import { useEffect, useState, type ReactNode } from 'react';
import { I18nextProvider, initReactI18next } from 'react-i18next';
import { english, languageOf, type Language } from './languages';
import { englishMessages, type Messages } from './messages';

interface Spoken {
  /** What was asked for. */
  readonly id: string;
  readonly language: Language;
  readonly instance: i18n;
}

function speak(language: Language, messages: Messages, { id } = language): Spoken {
  const instance = createInstance({
    lng: language.id,
    fallbackLng: english.id,
    resources: { [english.id]: { translation: englishMessages }, [language.id]: { translation: messages } },
    keySeparator: false,
    nsSeparator: false,
    initAsync: false,
    interpolation: { escapeValue: false }, // React escapes
    react: { useSuspense: false },
  });
  void instance.use(initReactI18next).init();
  return { id, language, instance };
}

/** A language with its messages; English where they cannot be loaded. */
export async function spokenIn(language: Language): Promise<Spoken> {
  try {
    return speak(language, await language.load());
  } catch {
    return speak(english, englishMessages, language);
  }
}

/**
 * Shows everything inside in `language` (the id of one of `languages`), and tells the document so. While its messages are loaded, the language before it
 * stays; at first nothing is shown, rather than English for a moment.
 */
export function TranslationProvider({ language: id, children }: { language: string; children: ReactNode }) {
  const [spoken, setSpoken] = useState(() => (languageOf(id) === english ? speak(english, englishMessages) : null));
  const language = languageOf(id);
  const isSpoken = spoken?.id === language.id;
  useEffect(() => {
    if (isSpoken) return;
    let isWanted = true;
    void spokenIn(language).then((next) => isWanted && setSpoken(next));
    return () => {
      isWanted = false;
    };
  }, [isSpoken, language]);
  useEffect(() => {
    if (!spoken) return;
    document.documentElement.lang = spoken.language.id;
    document.documentElement.dir = spoken.language.direction;
  }, [spoken]);
  return spoken && <I18nextProvider i18n={spoken.instance}>{children}</I18nextProvider>;
}
