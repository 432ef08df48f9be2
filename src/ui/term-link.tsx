import type { ReactNode } from 'react';
import { useT } from '../i18n/use-t';
import styles from './term-link.module.css';

export interface TermLinkProps {
  /** The id of an entry of the glossary, or a label that leads to one (domain/glossary/labels). None: only the words. */
  term: string | undefined;
  children: ReactNode;
}

/**
 * Words that are explained in the glossary. The page opens the entry over itself (app/shell), a new tab the page with the entry. Where the words name a control, they
 * go on naming it.
 */
export function TermLink({ term, children }: TermLinkProps) {
  if (!term) return children;
  return (
    <a href={`?term=${term}`} data-term={term} className={styles.term}>
      {children}
    </a>
  );
}

/** Beside words that are pressed for something else, as those of a switch and of a heading that folds are: a question mark that leads to their entry. */
export function TermMark({ term, words }: { term: string | undefined; words: string }) {
  const t = useT();
  if (!term) return null;
  return (
    <a href={`?term=${term}`} data-term={term} className={styles.mark} aria-label={t('ui.inGlossary', { words })}>
      ?
    </a>
  );
}
