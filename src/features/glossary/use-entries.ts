import { useMemo } from 'react';
import type { SearchedEntry } from '../../domain/glossary/search';
import { termIds, type TermId } from '../../domain/glossary/terms';
import { localeOf } from '../../i18n/languages';
import { useT, useTranslator } from '../../i18n/use-t';

export interface Entry extends SearchedEntry {
  readonly id: TermId;
  readonly name: string;
}

/** All entries in the order of the alphabet of the user's language. */
export function useEntries(): readonly Entry[] {
  const t = useT();
  const { language } = useTranslator();
  return useMemo(() => {
    const collator = new Intl.Collator(localeOf(language));
    const entries = termIds.map((id): Entry => {
      const name = t(`glossary.${id}.name`);
      return { id, name, names: [name, id], text: t(`glossary.${id}.text`) };
    });
    return entries.sort((one, other) => collator.compare(one.name, other.name));
  }, [t, language]);
}
