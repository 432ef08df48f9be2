import { TranslationProvider } from '../i18n/provider';
import { ErrorBoundary } from './error-boundary';
import { Shell } from './shell';
import { usePreferences } from '../state/use-page';

export function App() {
  const language = usePreferences((state) => state.language);
  return (
    <TranslationProvider language={language}>
      <ErrorBoundary>
        <Shell />
      </ErrorBoundary>
    </TranslationProvider>
  );
}
