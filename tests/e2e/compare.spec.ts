/** Runs have names that one remembers, and what was changed between two of them is said in a sentence. */
import type { PlaygroundPage } from './pages/playground-page';
import { RunsTab } from './pages/runs-tab';
import { expectNoFindings } from './support/accessibility';
import { expect, test } from './support/test';

async function train({ training }: PlaygroundPage): Promise<void> {
  await training.trainButton.click();
  await training.waitFor('done', 60_000);
  await expect(training.testAccuracy).toHaveAttribute('data-accuracy', /\d/);
}

test('two runs are told apart by their names, and compared in one sentence', async ({ playground, page }) => {
  const runs = new RunsTab(page);
  await playground.open({ preset: 'mnist-softmax', dataset: 'mnist-10k', seed: '1', epochs: '1', batch: '256' });
  await playground.waitUntilReady();
  await train(playground);
  await page.getByRole('button', { name: 'More training settings' }).click();
  await playground.network.field('Learning rate').fill('0.3');
  await page.getByRole('button', { name: 'Reset weights' }).click();
  await playground.training.waitFor('idle');
  await train(playground);
  await runs.open();
  await expect(runs.items).toHaveCount(2);
  await expect(runs.items.nth(0)).toContainText('Digits: softmax only, Epochs 1, Learning rate 0.3, Batch size 256');
  await expect(runs.items.nth(1)).toContainText('Digits: softmax only, Epochs 1, Batch size 256');
  await runs.compare(1);
  await runs.compare(0);
  const sentence = page.getByRole('list', { name: 'What was changed' }).getByRole('listitem');
  await expect(sentence).toHaveText(
    /Learning rate 0\.1 → 0\.3; [\d.]+ points? (better|worse) on the test images \([\d.]+% → [\d.]+%\)/,
  );
  await expectNoFindings(page, 'comparison of runs');
  // A name of one's own comes before it, and emptied, the usual one is back.
  const item = await runs.expand(0);
  await item.getByRole('textbox', { name: 'Name' }).fill('The fast one');
  await page.keyboard.press('Enter');
  await expect(item.locator('[aria-expanded]').first()).toHaveText('The fast one');
  await item.getByRole('textbox', { name: 'Name' }).fill('');
  await page.keyboard.press('Enter');
  await expect(item.locator('[aria-expanded]').first()).toContainText('Learning rate 0.3');
});
