import { Suspense } from 'react';
import { late } from '../i18n/late';
import { TranslationProvider } from '../i18n/provider';
import { ErrorBoundary } from './error-boundary';
import { Shell } from './shell';
import { usePage, usePreferences } from '../state/use-page';

const GlossaryPage = late(async () => (await import('../features/glossary/glossary-page')).GlossaryPage);

/** `?view=glossary` is a page to be read or printed; anything else is the playground. */
export function App() {
  const { isGlossary } = usePage();
  const language = usePreferences((state) => state.language);
  return (
    <TranslationProvider language={language}>
      <ErrorBoundary>
        {isGlossary ? (
          <Suspense>
            <GlossaryPage />
          </Suspense>
        ) : (
          <Shell />
        )}
      </ErrorBoundary>
    </TranslationProvider>
  );
}
