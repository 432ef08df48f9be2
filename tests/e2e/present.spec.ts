/** A projector: what the back row sees. */
import { InsidePanel } from './pages/inside-panel';
import { atSizes } from './support/at-sizes';
import { expectNoFindings } from './support/accessibility';
import { expectInSight, expectNoSidewaysScroll } from './support/in-sight';
import { expect, test } from './support/test';

const layers = ['Conv2D 1', 'MaxPooling2D 1', 'Conv2D 2', 'MaxPooling2D 2', 'Conv2D 3', 'Flatten 1', 'Dense 1'];

atSizes(
  [
    [1366, 768],
    [1920, 1080],
  ],
  () => {
    test('Present shows pen, all layers and answer in large letters, trains and pauses, and Escape leads back', async ({
      playground,
      page,
    }) => {
      const { network, training, draw } = playground;
      const inside = new InsidePanel(page);
      await playground.open({ backend: 'wasm', seed: '1' });
      await playground.waitUntilReady();
      await page.getByRole('button', { name: 'Present', exact: true }).click();
      await expect(page.locator(':root')).toHaveAttribute('data-stage', 'picture');
      await expectNoSidewaysScroll(page, 'projector');
      for (const name of layers) {
        await expectInSight(network.row(name));
        await expectInSight(inside.mapsOf(name).getByRole('button').first());
      }
      await expectInSight(inside.outputOf('Dense 1', 9));
      for (const target of [draw.area, draw.prediction, draw.probabilities, training.trainButton])
        await expectInSight(target);
      // Its headings, which the back row cannot read, are away.
      await expectNoFindings(page, 'Present', ['page-has-heading-one']);

      await training.trainButton.click();
      await training.waitForStep(3, 60_000);
      await expectInSight(training.pauseButton);
      await training.pauseButton.click();
      await training.waitFor('paused');
      for (const target of [training.resumeButton, training.status, training.progress]) await expectInSight(target);

      const small = await page.evaluate(() => {
        const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const found: string[] = [];
        while (texts.nextNode()) {
          const text = texts.currentNode;
          const range = document.createRange();
          range.selectNodeContents(text);
          const { top, bottom, width: wide, height: high } = range.getBoundingClientRect();
          const isSeen = text.textContent?.trim() && wide > 1 && high > 1 && bottom > 0 && top < innerHeight;
          if (!isSeen || !text.parentElement?.checkVisibility({ visibilityProperty: true })) continue;
          const size = Number.parseFloat(getComputedStyle(text.parentElement).fontSize);
          const { width: part } = text.parentElement.getBoundingClientRect();
          if (part > 2 && size < 24) found.push(`${text.textContent}: ${size} px`);
        }
        return found;
      });
      expect(small).toEqual([]);

      await page.keyboard.press('Escape');
      await expect(page.locator(':root')).not.toHaveAttribute('data-stage');
      await expect(playground.preset).toBeVisible();
      await expect(training.status).toHaveAttribute('data-state', 'paused');
    });
  },
);

test('a touched screen without keys is left by a button', async ({ playground, page }) => {
  await playground.open();
  await page.getByRole('button', { name: 'Present', exact: true }).click();
  await page.getByRole('button', { name: 'Leave the full screen', exact: true }).click();
  await expect(playground.preset).toBeVisible();
});
