import { useCallback, useContext } from 'react';
import { I18nContext, useTranslation } from 'react-i18next';
import type { MessageKey } from './messages';

export type { MessageKey } from './messages';
export type Translate = (key: MessageKey, values?: Record<string, string | number>) => string;

/** The i18next instance around this component; a plain sentence where there is none. */
export function useI18n() {
  const context = useContext(I18nContext) as { i18n?: { language: string } } | undefined;
  if (!context?.i18n)
    throw new Error(
      'useT was called outside of TranslationProvider: wrap the component in one (src/i18n/provider.tsx).',
    );
  return context.i18n;
}

/** The function that turns a message key and its values into words of the user's language. */
export function useT(): Translate {
  useI18n();
  const { t } = useTranslation();
  return useCallback((key, values) => t(key, { ...values }), [t]);
}
