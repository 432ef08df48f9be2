import { useId, type ReactNode } from 'react';
import { found } from '../../domain/glossary/search';
import { useT } from '../../i18n/use-t';
import field from '../../ui/field.module.css';
import { classNames } from '../../ui/class-names';
import styles from './glossary.module.css';
import { useEntries, type Entry } from './use-entries';

interface TermSearchProps {
  query: string;
  onQuery: (query: string) => void;
  children: (entries: readonly Entry[]) => ReactNode;
}

/** A field to search in, and what is found. */
export function TermSearch({ query, onQuery, children }: TermSearchProps) {
  const t = useT();
  const id = useId();
  const entries = found(useEntries(), query);
  return (
    <>
      <div className={classNames(field.field, styles.search)} data-no-print>
        <label htmlFor={id} className={field.label}>
          {t('glossary.search')}
        </label>
        <input
          id={id}
          type="search"
          autoComplete="off"
          data-autofocus
          className={field.control}
          value={query}
          onChange={(event) => onQuery(event.target.value)}
        />
      </div>
      <div role="status">
        {entries.length === 0 && <p className={styles.note}>{t('glossary.none', { text: query })}</p>}
      </div>
      {children(entries)}
    </>
  );
}
