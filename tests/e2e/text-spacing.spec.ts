/** With letters, words, lines and paragraphs set as far apart as WCAG 1.4.12 asks for, no word is cut and nothing lies over anything else, before and after a training. */
import type { Page } from '@playwright/test';
import { MistakesTab } from './pages/mistakes-tab';
import { atSizes } from './support/at-sizes';
import { textFaults } from './support/fitting-words';
import { coveredControls, expectNoSidewaysScroll } from './support/in-sight';
import { overlaps } from './support/overlaps';
import { strokesOf } from './support/strokes';
import { expect, test } from './support/test';

const spacing = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-block-end: 2em !important }`;

/** As an extension of the browser does it; a style element the page's policy forbids. */
async function spread(page: Page): Promise<void> {
  await page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [sheet];
  }, spacing);
}

async function expectWords(page: Page, when: string): Promise<void> {
  const { cut, over } = await textFaults(page);
  expect.soft(cut, `cut, ${when}`).toEqual([]);
  expect.soft(over, `words over words, ${when}`).toEqual([]);
  await expectNoSidewaysScroll(page, when);
}

async function expectReadable(page: Page, when: string): Promise<void> {
  await expectWords(page, when);
  expect.soft(await overlaps(page), `boxes over boxes, ${when}`).toEqual([]);
  expect.soft(await coveredControls(page), `covered, ${when}`).toEqual([]);
}

atSizes(
  [
    [1366, 768],
    [390, 844],
  ],
  () => {
    test('everything is read with text spread out', async ({ playground, page }) => {
      const { training, draw } = playground;
      await playground.open({ preset: 'mnist-first-convnet', backend: 'wasm', seed: '1', epochs: '1', batch: '256' });
      await playground.waitUntilReady();
      await spread(page);
      await expect(page.getByRole('note', { name: 'Forecast', exact: true })).toHaveAttribute('data-seconds', /\d/);
      await expectReadable(page, 'opened');
      await training.trainButton.click();
      await training.waitForStep(2, 60_000);
      await expectReadable(page, 'while it trains');
      await training.waitFor('done', 120_000);
      await draw.draw(strokesOf(3));
      await expect(page.getByRole('button', { name: 'My drawings (0)', exact: true })).toBeVisible();
      await expectReadable(page, 'trained');
      for (const tab of ['Explain', 'Summary', 'Runs', 'Data', 'Learn', 'Mistakes']) {
        await page.getByRole('tab', { name: tab, exact: true }).click();
        await expect(page.getByText('Loading', { exact: false })).toHaveCount(0);
        if (tab === 'Mistakes') await new MistakesTab(page).readAll();
        await expectWords(page, tab);
      }
      // What was left out where it did not fit on the line.
      await expect(page.getByText(/images per second$/)).toBeVisible();
    });
  },
);
