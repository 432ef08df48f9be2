import { memo, useEffect, useRef } from 'react';
import { terms, type TermId } from '../../domain/glossary/terms';
import { useT } from '../../i18n/use-t';
import { TermLink } from '../../ui/term-link';
import { ExampleView } from './example-view';
import styles from './glossary.module.css';

interface TermEntryProps {
  id: TermId;
  level?: 2 | 3;
  /** When another entry comes in its place, its heading gets the focus. */
  takesFocus?: boolean;
}

/** What a term means, with its live example and the way to its neighbours. A letter typed in the search renders the list again, but not its entries. */
export const TermEntry = memo(function TermEntry({ id, level = 3, takesFocus = false }: TermEntryProps) {
  const t = useT();
  const Heading = `h${level}` as const;
  const heading = useRef<HTMLHeadingElement>(null);
  const { related, seen, example } = terms[id];
  useEffect(() => {
    if (takesFocus) heading.current?.focus();
  }, [id, takesFocus]);
  return (
    <article className={styles.entry} data-entry={id} aria-labelledby={`term-${id}`}>
      <Heading ref={heading} id={`term-${id}`} tabIndex={-1} data-autofocus className={styles.name}>
        {t(`glossary.${id}.name`)}
      </Heading>
      <p className={styles.text}>{t(`glossary.${id}.text`)}</p>
      {example && <ExampleView key={id} example={example} />}
      <p className={styles.note}>{t('glossary.seen', { place: t(`glossary.seen_${seen}`) })}</p>
      <p className={styles.related}>
        <span>{t('glossary.related')}</span>
        {related.map((each) => (
          <TermLink key={each} term={each}>
            {t(`glossary.${each}.name`)}
          </TermLink>
        ))}
      </p>
    </article>
  );
});
