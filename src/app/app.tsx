import { Suspense, type ReactNode } from 'react';
import { late } from '../i18n/late';
import { TranslationProvider, type Spoken } from '../i18n/provider';
import { ErrorBoundary } from './error-boundary';
import { Shell } from './shell';
import { usePage, usePreferences } from '../state/use-page';

const GlossaryPage = late(async () => (await import('../features/glossary/glossary-page')).GlossaryPage);

/** `?view=glossary` is a page to be read or printed; anything else is the playground. */
export function Contents() {
  const { isGlossary } = usePage();
  if (!isGlossary) return <Shell />;
  return (
    <Suspense>
      <GlossaryPage />
    </Suspense>
  );
}

/** @param begun the language that the page begins in */
export function App({ begun, children }: { begun: Spoken; children: ReactNode }) {
  const language = usePreferences((state) => state.language);
  return (
    <TranslationProvider begun={begun} language={language}>
      <ErrorBoundary>{children}</ErrorBoundary>
    </TranslationProvider>
  );
}
