import { createInstance, type i18n } from 'i18next';
import { useEffect, useMemo, type ReactNode } from 'react';
import { I18nextProvider, initReactI18next } from 'react-i18next';
import { english, languageOf } from './languages';
import { englishMessages, type Messages } from './messages';
import { pseudoLong, pseudoRightToLeft } from './pseudo';

const pseudoMessages: Readonly<Record<string, () => Messages>> = {
  'en-XL': () => pseudoLong(englishMessages),
  'ar-XB': () => pseudoRightToLeft(englishMessages),
};

/** An i18next instance that is ready at once: its messages are bundled. */
export function createI18n(language: string): i18n {
  const messages = pseudoMessages[language]?.() ?? englishMessages;
  const instance = createInstance({
    lng: language,
    fallbackLng: english.id,
    resources: { [english.id]: { translation: englishMessages }, [language]: { translation: messages } },
    keySeparator: false,
    nsSeparator: false,
    initAsync: false,
    interpolation: { escapeValue: false }, // React escapes
    react: { useSuspense: false },
  });
  void instance.use(initReactI18next).init();
  return instance;
}

/** Shows everything inside in `language` (the id of one of `languages`), and tells the document so. */
export function TranslationProvider({ language, children }: { language: string; children: ReactNode }) {
  const { id, direction } = languageOf(language);
  const instance = useMemo(() => createI18n(id), [id]);
  useEffect(() => {
    document.documentElement.lang = id;
    document.documentElement.dir = direction;
  }, [id, direction]);
  return <I18nextProvider i18n={instance}>{children}</I18nextProvider>;
}
