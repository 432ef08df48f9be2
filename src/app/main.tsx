import { startTransition, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { isLanguage } from '../i18n/languages';
import { browserSurroundings } from '../state/browser-surroundings';
import { createPage } from '../state/page';
import { PageContext } from '../state/use-page';
import '../ui/theme.css';
import { App } from './app';
import { followTheme } from './theme';

const page = createPage(browserSurroundings(isLanguage));
followTheme(page);

const root = document.getElementById('root');
// A transition: the browser may paint, and answer, while the page is made.
const show = (): void => {
  if (!root) return;
  startTransition(() =>
    createRoot(root).render(
      <StrictMode>
        <PageContext value={page}>
          <App />
        </PageContext>
      </StrictMode>,
    ),
  );
};
void page.start(show);
