import type { ReactNode } from 'react';
import { TranslationProvider } from '../i18n/provider';
import { ErrorBoundary } from './error-boundary';
import { usePreferences } from '../state/use-page';

export function App({ children }: { children: ReactNode }) {
  const language = usePreferences((state) => state.language);
  return (
    <TranslationProvider language={language}>
      <ErrorBoundary>{children}</ErrorBoundary>
    </TranslationProvider>
  );
}
