import { startTransition, StrictMode, useEffect, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { browserLanguage, languageFor } from '../i18n/choose-language';
import { languageOf } from '../i18n/languages';
import { beginIn } from '../i18n/provider';
import { browserSurroundings } from '../state/browser-surroundings';
import { createPage, type Page } from '../state/page';
import { PageContext } from '../state/use-page';
import '../ui/theme.css';
import { App, Contents } from './app';
import { followAppearance } from './appearance';

/** The start is done in parts, between which the browser may paint and answer: all at once takes a slow telephone half a second. */
const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

let tellShown = (): void => undefined;
const shown = new Promise<void>((resolve) => (tellShown = resolve));

/** Tells when it is on the page, and so all that was made with it. */
function Shown(): null {
  useEffect(() => tellShown(), []);
  return null;
}

type Show = (contents: ReactNode) => Promise<void>;

function showing(page: Page, begins: ReturnType<typeof beginIn>): Show {
  const appearance = followAppearance(page);
  const element = document.getElementById('root');
  const root = element && createRoot(element);
  return async (contents) => {
    const [begun] = await Promise.all([begins, appearance]);
    // A transition: the browser may paint, and answer, while the page is made.
    startTransition(() =>
      root?.render(
        <StrictMode>
          <PageContext value={page}>
            <App begun={begun}>{contents}</App>
          </PageContext>
          <Shown />
        </StrictMode>,
      ),
    );
  };
}

async function ask(page: Page, show: Show, begin: () => void): Promise<void> {
  const { askFirst } = await import('./fresh');
  await askFirst(page, show, begin);
}

async function start(): Promise<void> {
  await nextTask();
  const page = createPage(
    browserSurroundings({ languageFor, browserLanguage: browserLanguage(navigator.languages), shown }),
  );
  const begins = beginIn(languageOf(page.preferences.getState().language));
  const show = showing(page, begins);
  await nextTask();
  const begin = (): void => void page.start(() => void show(<Contents />));
  if (page.address().get('fresh') === null) begin();
  // A question that fails must not leave a blank page.
  else begins.then(() => ask(page, show, begin)).catch(begin);
}

void start();
