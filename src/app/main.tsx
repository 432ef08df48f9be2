import { startTransition, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { browserLanguage, languageFor } from '../i18n/choose-language';
import { languageOf } from '../i18n/languages';
import { beginIn } from '../i18n/provider';
import { browserSurroundings } from '../state/browser-surroundings';
import { createPage } from '../state/page';
import { PageContext } from '../state/use-page';
import '../ui/theme.css';
import { App } from './app';
import { followTheme } from './theme';

const page = createPage(browserSurroundings({ languageFor, browserLanguage: browserLanguage(navigator.languages) }));
followTheme(page);

const begins = beginIn(languageOf(page.preferences.getState().language));
const root = document.getElementById('root');
// A transition: the browser may paint, and answer, while the page is made.
const show = async (): Promise<void> => {
  const begun = await begins;
  if (!root) return;
  startTransition(() =>
    createRoot(root).render(
      <StrictMode>
        <PageContext value={page}>
          <App begun={begun} />
        </PageContext>
      </StrictMode>,
    ),
  );
};
void page.start(() => void show());
