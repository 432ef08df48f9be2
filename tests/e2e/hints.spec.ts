/** Hints stand beside what they explain, cover no field, and are gone as soon as something is done. */
import type { Locator, Page } from '@playwright/test';
import { atSizes } from './support/at-sizes';
import { expect, test } from './support/test';
import { reach } from './support/tab-walk';

const hintsOf = (page: Page): Locator => page.getByRole('tooltip').filter({ visible: true });

/** The fields that the one open hint lies over, and its own control if it does. */
async function coveredBy(hint: Locator, control: Locator): Promise<readonly string[]> {
  const own = await control.boundingBox();
  return hint.evaluate((tip, own) => {
    const box = tip.getBoundingClientRect();
    const meets = (other: { x: number; y: number; width: number; height: number }) =>
      Math.min(box.right, other.x + other.width) - Math.max(box.left, other.x) > 0.5 &&
      Math.min(box.bottom, other.y + other.height) - Math.max(box.top, other.y) > 0.5;
    const fields = [...document.querySelectorAll('input, select, textarea')].filter((field) => field.checkVisibility());
    const covered = fields.filter((field) => meets(field.getBoundingClientRect()));
    const names = covered.map((field) => field.id || field.outerHTML);
    return own && meets(own) ? [...names, 'itself'] : names;
  }, own);
}

atSizes(
  [
    [1366, 768],
    [1024, 768],
  ],
  () => {
    test('a hint covers no field and not its own control', async ({ playground, page }) => {
      const { network, training } = playground;
      await playground.open({ seed: '1' });
      await playground.waitUntilReady();
      const expectClear = async (control: Locator) => {
        await control.scrollIntoViewIfNeeded();
        await control.hover();
        await expect(hintsOf(page)).toHaveCount(1);
        expect.soft(await coveredBy(hintsOf(page), control), String(control)).toEqual([]);
        await page.mouse.move(0, 0);
        await expect(hintsOf(page)).toHaveCount(0);
      };
      for (const control of [training.trainButton, network.addLayerButton, playground.preset])
        await expectClear(control);
      await page.getByRole('button', { name: 'More training settings' }).click();
      for (const name of ['Epochs', 'Batch size', 'Optimizer', 'Learning rate', 'Seed'])
        await expectClear(network.field(name));
      await network.select('Conv2D 2');
      for (const name of ['Filters', 'Kernel size', 'Padding']) await expectClear(network.field(name));
    });
  },
);

test('nothing opens by itself on what is disabled; pressing it says why', async ({ playground, page }) => {
  const { network } = playground;
  await playground.open({ seed: '1' });
  await playground.waitUntilReady();
  await network.undoButton.hover();
  // The hint of what has the focus takes as long to open, and begins later.
  await reach(network.addLayerButton);
  await expect(hintsOf(page)).toHaveCount(1);
  await expect(hintsOf(page)).toContainText('layer');
  await page.keyboard.press('Escape');
  await expect(hintsOf(page)).toHaveCount(0);
  await network.undoButton.click({ force: true });
  await expect(hintsOf(page)).toHaveText(/nothing/i);
});

test('a hint leaves when the pointer acts, the page scrolls or a key does something', async ({ playground, page }) => {
  const { training } = playground;
  await playground.open({ seed: '1' });
  await playground.waitUntilReady();
  const open = async () => {
    await page.mouse.move(0, 0);
    await training.trainButton.hover();
    await expect(hintsOf(page)).toHaveCount(1);
  };
  for (const act of [
    () =>
      page.mouse
        .down()
        .then(() => page.mouse.move(0, 0))
        .then(() => page.mouse.up()),
    () => page.mouse.wheel(0, 20),
    () => page.keyboard.press('Escape'),
  ]) {
    await open();
    await act();
    await expect(hintsOf(page)).toHaveCount(0);
  }
});
