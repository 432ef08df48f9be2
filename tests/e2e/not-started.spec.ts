/** The page where its script cannot run: it says how to start it, instead of staying blank. */
import { expect, test, type Page } from '@playwright/test';
import { expectNoFindings } from './support/accessibility';
import { PlaygroundPage } from './pages/playground-page';

const file = new URL('../../dist/index.html', import.meta.url).href;

test('a double-clicked index.html says with which command and address the page starts', async ({ page }) => {
  await page.goto(file);
  const words = page.getByRole('main');
  await expect(words).toContainText(
    'This page does not run from a file: in the folder of the project, run npm ci && npm start and open the address',
  );
  await expect(words.getByRole('link')).toHaveAttribute('href', 'http://127.0.0.1:4173/');
  await expect(page.getByText('has not started')).toBeHidden();
  await expectNoFindings(page, 'opened as a file');
});

test('where scripts are switched off, it asks for them', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  for (const address of [file, baseURL ?? '']) {
    await page.goto(address);
    // Text in a noscript is found by no getByText.
    await expect(page.locator('noscript')).toBeVisible();
    await expect(page.getByRole('main')).toBeHidden();
  }
  await context.close();
});

/** Holds the page's script back until the function that it gives is called. */
async function holdScript(page: Page): Promise<() => void> {
  let come = (): void => undefined;
  const script = new Promise<void>((resolve) => (come = resolve));
  await page.route('**/assets/index-*.js', async (route) => {
    await script;
    await route.continue();
  });
  return () => come();
}

test('on a slow network the places of the page are seen before its script has come, and are gone with it', async ({
  page,
}) => {
  const come = await holdScript(page);
  const playground = new PlaygroundPage(page);
  const opened = playground.open();
  await expect(page.locator('.coming')).toBeVisible();
  await expect(page.getByText('Build, train, draw and understand')).toBeVisible();
  come();
  await opened;
  await playground.waitUntilReady();
  await expect(page.locator('.coming')).toHaveCount(0);
});

for (const [asked, browser, words] of [
  ['', 'zh-TW', '在瀏覽器裡搭建'],
  ['', 'eo', 'Build, train'],
  ['?lang=pl', 'ru', 'Buduj, trenuj'],
] as const)
  test(`until then it says in ${browser}${asked} what it is`, async ({ browser: program, baseURL }) => {
    const context = await program.newContext({ locale: browser });
    const page = await context.newPage();
    await holdScript(page);
    await page.goto(`${baseURL}${asked}`, { waitUntil: 'commit' });
    await expect(page.locator('.coming b:visible')).toHaveText(new RegExp(`^${words}`));
    await context.close();
  });

/** A browser whose JavaScript is too old stops at the first line that it does not understand. */
test('a browser that is too old for the page is told so', async ({ page, baseURL }) => {
  await page.route('**/assets/index-*.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: 'class New { static { from tomorrow } }' }),
  );
  await page.goto(baseURL ?? '');
  await expect(page.getByText('This page has not started')).toBeVisible();
  await expect(page.getByText('from a file')).toBeHidden();
  await expect(page.locator('.coming')).toBeHidden();
});

test('a page that starts never shows it', async ({ page }) => {
  await page.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    const look = (): void => {
      const words = document.querySelector('.not-started');
      if (words?.checkVisibility({ visibilityProperty: true })) seen.push(words.textContent);
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  const playground = new PlaygroundPage(page);
  await playground.open();
  await playground.waitUntilReady();
  expect(await page.evaluate(() => (window as unknown as { seen: string[] }).seen)).toEqual([]);
  await expect(page.locator('.not-started')).toHaveCount(0);
});
