import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startSession } from '../state/session';
import '../ui/theme.css';
import { App } from './app';
import { followTheme } from './theme';

followTheme();
startSession();

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
