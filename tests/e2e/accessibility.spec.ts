/** axe finds nothing on any view, light or dark, on a laptop or a phone. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { strokesOf } from './support/strokes';
import { expect, test } from './support/test';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function expectNoFindings(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
  const findings = violations.map(
    ({ id, help, nodes }) => `${id}: ${help} (${nodes.map((node) => node.target.join(' ')).join(', ')})`,
  );
  expect(findings).toEqual([]);
}

/** Every tab of the page: on a phone the columns are tabs too. */
async function forEveryView(page: Page, look: () => Promise<void>): Promise<void> {
  await look();
  const tabs = page.getByRole('tab');
  for (let index = 0; index < (await tabs.count()); index++) {
    await tabs.nth(index).click();
    await look();
  }
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`${colorScheme} theme @phone`, () => {
    test.use({ colorScheme });

    test('axe finds nothing on any view', async ({ playground, page }) => {
      await playground.open({ preset: 'mnist-softmax', dataset: 'mnist-10k', epochs: '1' });
      await playground.backend.waitFor({ state: 'attached' });
      await forEveryView(page, () => expectNoFindings(page));
    });
  });
}

test('axe finds nothing while a network is broken, trained and asked', async ({ playground, page }) => {
  const { network, training, draw } = playground;
  await playground.open({ preset: 'mnist-softmax', dataset: 'mnist-10k', epochs: '1' });
  await playground.waitUntilReady();
  await network.delete('Flatten 1');
  await expectNoFindings(page);
  await network.undoButton.click();
  await training.trainButton.click();
  await training.waitFor('done', 90_000);
  await draw.draw(strokesOf(3));
  await expectNoFindings(page);
});
