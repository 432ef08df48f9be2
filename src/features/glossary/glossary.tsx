import { Suspense, useEffect } from 'react';
import { late } from '../../i18n/late';
import { usePage, useView } from '../../state/use-page';
import { pressedTerm } from './pressed-term';

const GlossaryDialog = late(async () => (await import('./glossary-dialog')).GlossaryDialog);

/** A press on a word that the glossary explains (ui/term-link), wherever it stands, opens the entry over the page; with a key held down, the browser opens a new tab. */
function useTermLinks(): void {
  const { view } = usePage();
  useEffect(() => {
    const open = (event: MouseEvent): void => {
      const term = pressedTerm(event);
      if (term === null) return;
      event.preventDefault();
      const { terms, showTerms } = view.getState();
      showTerms([...terms, term]);
    };
    document.addEventListener('click', open);
    return () => document.removeEventListener('click', open);
  }, [view]);
}

/** What opens the glossary over the page. Until it is loaded, and where it cannot be, the links lead to the page itself, with the entry. */
export function Glossary() {
  useTermLinks();
  const isOpen = useView((state) => state.terms.length > 0);
  return <Suspense>{isOpen && <GlossaryDialog />}</Suspense>;
}
