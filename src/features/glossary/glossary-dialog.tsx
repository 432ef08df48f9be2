import { useState } from 'react';
import { termNamed } from '../../domain/glossary/labels';
import { useT } from '../../i18n/use-t';
import { usePage, useView } from '../../state/use-page';
import { Button } from '../../ui/button';
import { OpenDialog } from '../../ui/open-dialog';
import { TermLink } from '../../ui/term-link';
import styles from './glossary.module.css';
import { TermEntry } from './term-entry';
import { TermSearch } from './term-search';

/** Letters of a name that a link made up. */
const longestShown = 40;

/** What the page was asked for, where there is no such entry. */
function Unknown({ name }: { name: string }) {
  const t = useT();
  return (
    <p role="alert" className={styles.note}>
      {t('glossary.unknown', { name: name.slice(0, longestShown) })}
    </p>
  );
}

function AllTerms({ query, onQuery }: { query: string; onQuery: (query: string) => void }) {
  const t = useT();
  return (
    <TermSearch query={query} onQuery={onQuery}>
      {(entries) => (
        <ul className={styles.all} aria-label={t('glossary.all')}>
          {entries.map(({ id, name }) => (
            <li key={id}>
              <TermLink term={id}>{name}</TermLink>
            </li>
          ))}
        </ul>
      )}
    </TermSearch>
  );
}

/** The glossary over the page, which stays as it was left below: one entry, or the list of all. */
export function GlossaryDialog() {
  const t = useT();
  const { view } = usePage();
  const terms = useView((state) => state.terms);
  const { showTerms } = view.getState();
  const [query, setQuery] = useState('');
  const name = terms.at(-1) ?? '';
  const id = termNamed(name);
  return (
    <OpenDialog title={t('glossary.title')} isWide onClose={() => showTerms([])}>
      <div className={styles.ways}>
        {terms.length > 1 && (
          <Button variant="quiet" onPress={() => showTerms(terms.slice(0, -1))}>
            {t('glossary.back')}
          </Button>
        )}
        {id && (
          <Button variant="quiet" onPress={() => showTerms([...terms, ''])}>
            {t('glossary.all')}
          </Button>
        )}
        <a href="?view=glossary" target="_blank" rel="noreferrer">
          {t('glossary.asPage')}
        </a>
      </div>
      {name !== '' && !id && <Unknown name={name} />}
      {id ? <TermEntry id={id} takesFocus={terms.length > 1} /> : <AllTerms query={query} onQuery={setQuery} />}
    </OpenDialog>
  );
}
