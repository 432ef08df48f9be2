/**
 * The worker that keeps the page: it isolates the page where the host does not, and lets a newer build wait. Served as a school serves it, each test under an address of its own.
 * (tests/browsers/offline.browsers.test.ts does everything with the network cut, in Chromium and Firefox.)
 */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { openSchool, release, type School, type SchoolOptions } from '../fixtures/school';
import { DataTab } from './pages/data-tab';
import { PlaygroundPage } from './pages/playground-page';
import { expect, test as base } from './support/test';

interface Fixtures {
  readonly host: SchoolOptions;
  readonly school: School;
}

const test = base.extend<Fixtures>({
  host: [{}, { option: true }],
  school: async ({ host }, use) => {
    const school = await openSchool(host);
    await use(school);
    await school.close();
  },
  baseURL: async ({ school }, use) => use(school.address),
});
// A trace looks into the page after each action, which the browser takes for somebody's doing.
test.use({ serviceWorkers: 'allow', trace: 'off' });

const small = { preset: 'mnist-softmax', seed: '1', epochs: '1', batch: '128' };
const trainTimeout = 60_000;
const keptWords = 'Works without the internet';
const newer = 'A newer version of this page is here';

async function waitUntilKept(page: Page): Promise<void> {
  const menu = page.getByRole('button', { name: 'Menu', exact: true });
  await menu.click();
  await expect(page.getByText(keptWords)).toBeVisible({ timeout: 60_000 });
  await page.keyboard.press('Escape');
}

async function trainSmall(playground: PlaygroundPage): Promise<void> {
  await playground.waitUntilReady();
  await playground.training.trainButton.click();
  await playground.training.waitFor('done', trainTimeout);
}

const isIsolated = (page: Page): Promise<boolean> => page.evaluate(() => crossOriginIsolated);

async function expectThreads(page: Page, words: string): Promise<void> {
  await new PlaygroundPage(page).chooseInMenu('Settings');
  await expect(page.getByRole('dialog')).toContainText(words);
  await page.keyboard.press('Escape');
}

test('with the network cut after one visit the page reloads, trains, and opens a part that it had not loaded', async ({
  school,
  playground,
  page,
  context,
}) => {
  await playground.open(small);
  await playground.waitUntilReady();
  await waitUntilKept(page);
  await context.setOffline(true);
  await school.cut();
  // In the page that is open …
  await page.getByRole('tab', { name: 'Data', exact: true }).click();
  await expect(page.getByRole('tabpanel', { name: 'Data' })).toContainText('MNIST');
  // … and after it is opened again.
  await page.reload();
  await trainSmall(playground);
  await page.getByRole('tab', { name: 'Summary', exact: true }).click();
  await expect(playground.network.summary).toContainText('7,850');
  expect(await isIsolated(page)).toBe(true);
});

const fullMnist = '../shared/data/mnist';

test.describe('where the host carries a full data set', () => {
  test.skip(!existsSync(fullMnist), 'the full data sets are not in ../shared/data');
  test.use({ host: { fullMnist } });

  test('it is there with the network cut, once it was fetched', async ({ school, playground, page }) => {
    const data = new DataTab(page);
    await playground.open(small);
    await playground.waitUntilReady();
    await data.choose('mnist');
    await data.open();
    await expect(data.panel).toContainText('60,000 images to train, 10,000 to test', { timeout: 60_000 });
    await waitUntilKept(page);
    await school.cut();
    await playground.open({ ...small, dataset: 'mnist' });
    await playground.waitUntilReady();
    await data.open();
    await expect(data.panel).toContainText('60,000 images to train, 10,000 to test', { timeout: 60_000 });
    await trainSmall(playground);
  });
});

test('the manifest speaks the language of the page', async ({ playground, page }) => {
  const session = await page.context().newCDPSession(page);
  const manifest = async (): Promise<unknown> => {
    const { data = '', errors } = await session.send('Page.getAppManifest');
    expect(errors).toEqual([]);
    const { lang, dir, name, start_url: start } = JSON.parse(data) as Readonly<Record<string, string>>;
    return [lang, dir, name, start];
  };
  await playground.open({ lang: 'ar' });
  await expect(page.locator('link[rel=manifest]')).toHaveAttribute('href', /manifest-ar/);
  await expect.poll(manifest).toEqual(['ar', 'rtl', 'ملعب الشبكات الالتفافية', './']);
  await playground.open();
  await playground.waitUntilReady();
  expect(await manifest()).toEqual(['en', 'ltr', 'CNN Playground', './']);
  await playground.chooseInMenu('Settings');
  await page.getByRole('combobox', { name: 'Language', exact: true }).selectOption('zh-Hant');
  await expect.poll(manifest).toEqual(['zh-Hant', 'ltr', 'CNN 遊樂場', './']);
});

test('is installable: a manifest with its own icons, each of its size', async ({ playground, page }) => {
  await playground.open();
  await playground.waitUntilReady();
  const session = await page.context().newCDPSession(page);
  const { errors, data = '' } = await session.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  const { icons } = JSON.parse(data) as { icons: { src: string; sizes: string; purpose: string }[] };
  expect(icons.map(({ sizes, purpose }) => `${sizes} ${purpose}`)).toEqual(
    expect.arrayContaining(['192x192 any', '512x512 any', '512x512 maskable']),
  );
  for (const { src, sizes } of icons) expect(await sizeOf(page, src), src).toBe(sizes);
  await waitUntilKept(page);
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
  // Playwright's contexts are those of private windows, in which nothing is installed.
  expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito')).toEqual([]);
});

function sizeOf(page: Page, src: string): Promise<string> {
  return page.evaluate(async (address) => {
    const image = new Image();
    image.src = address;
    await image.decode();
    return address.endsWith('.svg') ? 'any' : `${image.naturalWidth}x${image.naturalHeight}`;
  }, src);
}

test.describe('on a host that sends no headers', () => {
  test.use({ host: { isBare: true } });

  test('a page that nobody has touched is loaded once more, and then trains with two threads under a policy', async ({
    playground,
    page,
    context,
  }) => {
    const policies: (string | undefined)[] = [];
    context.on('response', (response) => {
      if (response.url().includes('engine.worker-') && response.fromServiceWorker())
        policies.push(response.headers()['content-security-policy']);
    });
    let loads = 0;
    page.on('load', () => loads++);
    await playground.open(small);
    // Whatever a test asks of the page counts as somebody's doing: until it has loaded again nothing is asked.
    await page.waitForEvent('load', { timeout: 60_000 });
    expect(await isIsolated(page)).toBe(true);
    await trainSmall(playground);
    await expectThreads(page, '2 threads');
    await waitUntilKept(page);
    expect(loads).toBe(2);
    expect(policies.some((policy) => policy?.includes("script-src 'self' 'wasm-unsafe-eval'"))).toBe(true);
  });

  test('where something was done, the reload is offered, what was made is kept, and nothing reloads by itself', async ({
    playground,
    page,
  }) => {
    let loads = 0;
    page.on('load', () => loads++);
    await playground.open();
    await playground.draw.clearButton.click();
    await expect(playground.draw.clearButton).toBeDisabled();
    const offer = page.getByText('Training can use more of this computer once the page has been loaded again');
    await expect(offer).toBeVisible({ timeout: 60_000 });
    expect([loads, await isIsolated(page)]).toEqual([1, false]);
    const loaded = page.waitForEvent('load');
    await page.getByRole('button', { name: 'Load the page again', exact: true }).click();
    await loaded;
    await playground.waitUntilReady();
    expect(await isIsolated(page)).toBe(true);
    await expect(playground.draw.clearButton).toBeDisabled();
    await expect(offer).toHaveCount(0);
    expect(loads).toBe(2);
  });

  test('a forced reload, past the worker, is not reloaded again', async ({ playground, page }) => {
    await playground.open(small);
    await page.waitForEvent('load', { timeout: 60_000 });
    await playground.waitUntilReady();
    const session = await page.context().newCDPSession(page);
    let loads = 0;
    page.on('load', () => loads++);
    const loaded = page.waitForEvent('load');
    await session.send('Page.reload', { ignoreCache: true });
    await loaded;
    expect(await isIsolated(page)).toBe(false);
    await expect(page.getByText('Training can use more of this computer')).toBeVisible({ timeout: 60_000 });
    expect(loads).toBe(1);
  });
});

test.describe('a newer build', () => {
  const summaryOf = (page: Page) => page.getByRole('region', { name: 'Model summary', exact: true });

  /** The title of the document that answers this page: in the one that is open stands the title of its language. */
  const servedTo = (page: Page) =>
    page.evaluate(async () => /<title>(.*)<\/title>/.exec(await (await fetch('index.html')).text())?.[1]);

  async function visit(context: BrowserContext): Promise<Page> {
    const page = await context.newPage();
    const playground = new PlaygroundPage(page);
    await playground.open(small);
    await playground.waitUntilReady();
    return page;
  }

  test('waits, says so, and is used when the page is opened the next time', async ({ school, context }) => {
    const first = await visit(context);
    await waitUntilKept(first);
    await release(school, 'Later');
    await first.reload();
    await expect(first.getByText(newer)).toBeVisible({ timeout: 60_000 });
    expect(await servedTo(first)).toBe('CNN Playground');
    // A part that the host has no more under its old name.
    await first.getByRole('tab', { name: 'Summary', exact: true }).click();
    await expect(summaryOf(first)).toContainText('7,850');
    await first.close();
    const second = await context.newPage();
    // A browser may need a moment to end what belonged to the closed page.
    await expect(async () => {
      await second.goto('about:blank');
      await second.goto(school.address);
      expect(await servedTo(second)).toBe('Later');
    }).toPass({ timeout: 30_000 });
    await second.getByRole('tab', { name: 'Summary', exact: true }).click();
    await expect(summaryOf(second)).toContainText('104,202');
    await expect(second.getByText(newer)).toHaveCount(0);
  });

  test('is loaded at once on request, and other tabs go on with what they have', async ({ school, context }) => {
    const [first, other] = [await visit(context), await visit(context)];
    await waitUntilKept(first);
    await release(school, 'Later');
    await first.reload();
    const loaded = first.waitForEvent('load');
    await first.getByRole('button', { name: 'Load it now', exact: true }).click({ timeout: 60_000 });
    await loaded;
    expect(await servedTo(first)).toBe('Later');
    await other.getByRole('tab', { name: 'Summary', exact: true }).click();
    await expect(summaryOf(other)).toContainText('7,850');
  });

  test('that came by halves is not used', async ({ school, context }) => {
    const first = await visit(context);
    await waitUntilKept(first);
    await release(school, 'Later');
    // As while files are being copied to a host: the worker's list is new, a file of it is not.
    writeFileSync(join(school.page, 'theme.js'), '// not yet');
    await first.reload();
    await first.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      await registration.update().catch(() => undefined);
    });
    await first.close();
    await school.cut();
    const second = await visit(context);
    expect(await servedTo(second)).toBe('CNN Playground');
  });
});
