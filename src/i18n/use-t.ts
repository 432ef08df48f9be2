import { createContext, useContext } from 'react';
import type { Translate, Translator } from './translator';

export type { MessageKey } from './messages';
export type { Translate } from './translator';

export const TranslatorContext = createContext<Translator | null>(null);

/** The translator around this component; a plain sentence where there is none. */
export function useTranslator(): Translator {
  const translator = useContext(TranslatorContext);
  if (!translator)
    throw new Error(
      'useT was called outside of TranslationProvider: wrap the component in one (src/i18n/provider.tsx).',
    );
  return translator;
}

/** The function that turns a message key and its values into words of the user's language. */
export const useT = (): Translate => useTranslator().t;
