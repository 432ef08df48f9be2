import { TranslationProvider, type Spoken } from '../i18n/provider';
import { ErrorBoundary } from './error-boundary';
import { Shell } from './shell';
import { usePreferences } from '../state/use-page';

/** @param begun the language that the page begins in */
export function App({ begun }: { begun: Spoken }) {
  const language = usePreferences((state) => state.language);
  return (
    <TranslationProvider begun={begun} language={language}>
      <ErrorBoundary>
        <Shell />
      </ErrorBoundary>
    </TranslationProvider>
  );
}
