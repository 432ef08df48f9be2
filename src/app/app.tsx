import { TranslationProvider } from '../i18n/provider';
import { usePreferences } from '../state/session/preferences';
import { ErrorBoundary } from './error-boundary';
import { Shell } from './shell';

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
