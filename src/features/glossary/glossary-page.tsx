import { useEffect, useState, type MouseEvent } from 'react';
import { termNamed } from '../../domain/glossary/labels';
import { useT } from '../../i18n/use-t';
import { usePage } from '../../state/use-page';
import { Button } from '../../ui/button';
import styles from './glossary.module.css';
import { pressedTerm } from './pressed-term';
import { TermEntry } from './term-entry';
import { TermSearch } from './term-search';

/** Brings an entry to the top of the window, with the focus. */
function goTo(name: string): void {
  const id = termNamed(name);
  const heading = id && document.querySelector<HTMLElement>(`#term-${id}`);
  if (!heading) return;
  heading.scrollIntoView({ block: 'start' });
  heading.focus({ preventScroll: true });
}

/** All entries, one below the other: to be read, searched and printed. */
export function GlossaryPage() {
  const t = useT();
  const { address } = usePage();
  const [query, setQuery] = useState('');
  const named = address().get('term');
  useEffect(() => {
    document.title = t('glossary.title');
    if (named) goTo(named);
  }, [t, named]);
  const follow = (event: MouseEvent) => {
    const term = pressedTerm(event);
    if (term === null) return;
    event.preventDefault();
    setQuery('');
    // The entry may just have come back into the list.
    requestAnimationFrame(() => goTo(term));
  };
  return (
    <main className={styles.page} onClick={follow}>
      <div className={styles.pageHead}>
        <h1>{t('glossary.title')}</h1>
        <p className={styles.ways} data-no-print>
          <a href="./">{t('glossary.toPage')}</a>
          <Button onPress={() => window.print()}>{t('glossary.print')}</Button>
        </p>
      </div>
      <TermSearch query={query} onQuery={setQuery}>
        {(entries) => entries.map(({ id }) => <TermEntry key={id} id={id} level={2} />)}
      </TermSearch>
    </main>
  );
}
