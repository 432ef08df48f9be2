import { startTransition, StrictMode, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { isLanguage } from '../i18n/languages';
import { browserSurroundings } from '../state/browser-surroundings';
import { createPage } from '../state/page';
import { PageContext } from '../state/use-page';
import '../ui/theme.css';
import { App, Contents } from './app';
import { followTheme } from './theme';

const page = createPage(browserSurroundings(isLanguage));
followTheme(page);

const element = document.getElementById('root');
const root = element && createRoot(element);
// A transition: the browser may paint, and answer, while the page is made.
const show = (contents: ReactNode): void =>
  startTransition(() =>
    root?.render(
      <StrictMode>
        <PageContext value={page}>
          <App>{contents}</App>
        </PageContext>
      </StrictMode>,
    ),
  );
const begin = (): void => void page.start(() => show(<Contents />));

if (page.address().get('fresh') === null) begin();
else void import('./fresh').then(({ askFirst }) => askFirst(page, show, begin), begin);
