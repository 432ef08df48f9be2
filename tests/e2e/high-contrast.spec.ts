/** With colours that the user chose for the whole system, what is told by colour is still told. */
import type { Locator } from '@playwright/test';
import { MistakesTab } from './pages/mistakes-tab';
import { expect, test } from './support/test';

/** The colours that are painted, not those that were asked for. */
function coloursOf(target: Locator, pseudo?: string): Promise<{ text: string; behind: string }> {
  return target.evaluate((element, pseudo) => {
    const { color, backgroundColor } = getComputedStyle(element, pseudo);
    return { text: color, behind: backgroundColor };
  }, pseudo);
}

for (const colorScheme of ['dark', 'light'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, contextOptions: { forcedColors: 'active' } });

    test('bars, the knob of a switch, the chosen tab, the words of Train and the matrix can be told apart', async ({
      playground,
      page,
    }) => {
      const mistakes = new MistakesTab(page);
      await playground.open({ preset: 'mnist-softmax', backend: 'wasm', epochs: '1', batch: '256', seed: '1' });
      await playground.waitUntilReady();
      const canvas = (await coloursOf(page.locator('body'))).behind;
      const train = await coloursOf(playground.training.trainButton);
      expect(train.behind).not.toBe(canvas);
      expect(train.text).not.toBe(train.behind);
      // The browser lays a plate of its own behind words on forced colours.
      await expect(playground.training.trainButton).toHaveCSS('forced-color-adjust', 'none');
      await playground.training.trainButton.click();
      await playground.training.waitFor('done', 60_000);

      const progress = page.getByRole('progressbar', { name: 'Training progress' }).locator('> *');
      const best = playground.draw.probabilities.getByRole('listitem').first().locator('[aria-hidden] > *');
      for (const bar of [progress, best]) expect((await coloursOf(bar)).behind).not.toBe(canvas);
      const track = page.getByRole('switch', { name: 'Centred' }).locator('+ *');
      const [behind, knob] = [await coloursOf(track), await coloursOf(track, '::after')];
      expect(knob.behind).not.toBe(behind.behind);

      await mistakes.readAll();
      const tab = (name: string) => page.getByRole('tab', { name, exact: true });
      const [chosen, other] = [await coloursOf(tab('Mistakes')), await coloursOf(tab('Runs'))];
      expect(chosen.behind).not.toBe(other.behind);
      const cells = page.getByRole('table', { name: /Number of images/ }).getByRole('button');
      const shades = await cells.evaluateAll((all) => all.map((cell) => getComputedStyle(cell).backgroundColor));
      expect(new Set(shades).size).toBeGreaterThan(5);
    });
  });
}
