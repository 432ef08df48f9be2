import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { isLanguage } from '../i18n/languages';
import { startSession } from '../state/session/session';
import '../ui/theme.css';
import { App } from './app';
import { followTheme } from './theme';

followTheme();
startSession(isLanguage);

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
