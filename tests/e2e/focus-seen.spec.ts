/** Whoever goes through the page by keyboard sees where they are: with a channel open, in every tab, forwards and backwards, no stop is wholly covered. */
import { InsidePanel } from './pages/inside-panel';
import { MistakesTab } from './pages/mistakes-tab';
import { atSizes } from './support/at-sizes';
import { hiddenStops } from './support/tab-walk';
import { expect, test } from './support/test';

const tabs = ['Explain', 'Summary', 'Mistakes', 'Runs', 'Data', 'Learn'] as const;

atSizes(
  [
    [1366, 768],
    [390, 844],
    [320, 256],
  ],
  () => {
    test('no stop of the Tab key is covered while a channel is open', async ({ playground, page }) => {
      test.setTimeout(300_000);
      const inside = new InsidePanel(page);
      await playground.open({ backend: 'wasm', seed: '1', epochs: '1', batch: '256' });
      await playground.waitUntilReady();
      await playground.training.trainButton.click();
      await playground.training.waitFor('done', 120_000);
      await new MistakesTab(page).readAll();
      await inside.open('Conv2D 2', 1);
      const isAt = (name: string) => () =>
        page.getByRole('tab', { name, exact: true }).evaluate((tab) => tab === document.activeElement);
      await page.evaluate(() => {
        scrollTo(0, 0);
        (document.activeElement as HTMLElement).blur();
      });
      // From the top once, then in each tab from its name to the end and back.
      expect.soft(await hiddenStops(page, 'Tab', isAt('Explain')), 'to the tabs').toEqual([]);
      for (const tab of [...tabs, 'Weights', 'Laboratory']) {
        const isView = tab === 'Weights' || tab === 'Laboratory';
        if (isView) await page.getByRole('tab', { name: 'Explain', exact: true }).click();
        await page.getByRole('tab', { name: tab, exact: true }).click();
        await expect(page.getByText('Loading', { exact: false })).toHaveCount(0);
        await page.getByRole('tab', { name: tab, exact: true }).focus();
        expect.soft(await hiddenStops(page, 'Tab'), `${tab}, forwards`).toEqual([]);
        expect.soft(await hiddenStops(page, 'Shift+Tab', isAt(tab)), `${tab}, backwards`).toEqual([]);
      }
    });
  },
);
