import { startTransition, StrictMode, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { browserLanguage, languageFor } from '../i18n/choose-language';
import { languageOf } from '../i18n/languages';
import { beginIn } from '../i18n/provider';
import { browserSurroundings } from '../state/browser-surroundings';
import { createPage } from '../state/page';
import { PageContext } from '../state/use-page';
import '../ui/theme.css';
import { App, Contents } from './app';
import { followAppearance } from './appearance';

const page = createPage(browserSurroundings({ languageFor, browserLanguage: browserLanguage(navigator.languages) }));
const appearance = followAppearance(page);

const begins = beginIn(languageOf(page.preferences.getState().language));
const element = document.getElementById('root');
const root = element && createRoot(element);
// A transition: the browser may paint, and answer, while the page is made.
const show = async (contents: ReactNode): Promise<void> => {
  const [begun] = await Promise.all([begins, appearance]);
  startTransition(() =>
    root?.render(
      <StrictMode>
        <PageContext value={page}>
          <App begun={begun}>{contents}</App>
        </PageContext>
      </StrictMode>,
    ),
  );
};
const begin = (): void => void page.start(() => void show(<Contents />));

async function ask(): Promise<void> {
  await begins;
  const { askFirst } = await import('./fresh');
  await askFirst(page, show, begin);
}

if (page.address().get('fresh') === null) begin();
// A question that fails must not leave a blank page.
else ask().catch(begin);
