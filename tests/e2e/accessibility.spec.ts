/** axe finds nothing on any view, in light and dark, and on a phone. (The offers of full data sets and the editor of one's own are in data.spec.ts.) */
import type { Page } from '@playwright/test';
import { DataTab } from './pages/data-tab';
import { InsidePanel } from './pages/inside-panel';
import { MistakesTab } from './pages/mistakes-tab';
import type { PlaygroundPage } from './pages/playground-page';
import { RunsTab } from './pages/runs-tab';
import { expectNoFindings } from './support/accessibility';
import { strokesOf } from './support/strokes';
import { expect, test } from './support/test';

const softmax = { preset: 'mnist-softmax', dataset: 'mnist-10k', seed: '1', epochs: '1', batch: '256' };

/** The page with a backend. */
async function open(playground: PlaygroundPage, parameters: Readonly<Record<string, string>>): Promise<void> {
  await playground.open(parameters);
  await playground.waitUntilReady();
}

async function train({ training }: PlaygroundPage): Promise<void> {
  await training.trainButton.click();
  await training.waitFor('done', 60_000);
}

/** Looks at the dialog that this opens, and closes it. */
async function lookAtDialog(page: Page, name: string, open: () => Promise<void>): Promise<void> {
  await open();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('heading').first()).toBeVisible();
  await expectNoFindings(page, `dialog of ${name}`);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
}

// The dark colours are the same on a phone.
for (const [colorScheme, devices] of [
  ['light', ' @phone'],
  ['dark', ''],
] as const) {
  test.describe(`${colorScheme} theme${devices}`, () => {
    test.use({ colorScheme });

    test('axe finds nothing in the picture and dialogs', async ({ playground, page }) => {
      await open(playground, softmax);
      await expectNoFindings(page, 'picture');
      await playground.network.select('Dense 1');
      await expect(playground.network.deleteButton).toBeVisible();
      await expectNoFindings(page, 'form of a layer');
      await lookAtDialog(page, 'Add layer', () => playground.network.addLayerButton.click());
      for (const name of ['Code', 'Help', 'Keyboard shortcuts', 'Settings'])
        await lookAtDialog(page, name, () => playground.chooseInMenu(name));
      await page.getByRole('button', { name: 'Menu', exact: true }).click();
      await expect(page.getByRole('group', { name: 'Menu' }).getByRole('button').first()).toBeVisible();
      await expectNoFindings(page, 'menu');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Share', exact: true }).click();
      await expect(page.getByText(/^(The link is copied|Copy this link)/)).toBeVisible();
      await expectNoFindings(page, 'shared link');
    });

    test('axe finds nothing inside the network', async ({ playground, page }) => {
      const inside = new InsidePanel(page);
      await open(playground, { dataset: 'mnist-10k', seed: '1' });
      await inside.view('One number');
      await inside.open('Conv2D 1', 1);
      await expectNoFindings(page, 'opened channel of a convolution');
      await inside.openUnit('Dense 1', 3);
      await expectNoFindings(page, 'opened unit of Dense');
      await inside.view('Weights');
      await expect(
        page.getByRole('list', { name: 'Weights of the layers' }).getByRole('listitem').first(),
      ).toBeVisible();
      await expectNoFindings(page, 'Weights');
      await inside.view('Laboratory');
      await expect(page.getByRole('grid', { name: 'Kernel weights', exact: true })).toBeVisible();
      await expectNoFindings(page, 'Laboratory');
    });

    test('axe finds nothing in mistakes, runs and data', async ({ playground, page }) => {
      const [mistakes, runs, data] = [new MistakesTab(page), new RunsTab(page), new DataTab(page)];
      await open(playground, softmax);
      await train(playground);
      await playground.training.resetButton.click();
      await page.getByLabel('Batch size', { exact: true }).fill('512');
      await train(playground);

      await mistakes.readAll();
      await mistakes.images.first().click();
      await mistakes.choice('Method').selectOption({ label: 'Occlusion' });
      await expect(mistakes.evidence).toHaveAttribute('data-evidence', 'occlusion');
      await mistakes.button('Precision and recall of each class').click();
      await expectNoFindings(page, 'Mistakes');

      await runs.open();
      for (const index of [0, 1]) await runs.compare(index);
      await expect(page.getByRole('table', { name: 'Differences in settings' })).toBeVisible();
      await expect(page.getByLabel('Curves of the selected runs', { exact: true })).toBeVisible();
      await runs.expand(0);
      await expectNoFindings(page, 'Runs');

      await data.open();
      await expect(data.panel.getByRole('img', { name: /training image 1$/ }).first()).toBeVisible();
      await expectNoFindings(page, 'Data');
    });
  });
}

test('axe finds nothing while a network is broken, trained and asked', async ({ playground, page }) => {
  const { network, draw } = playground;
  await open(playground, softmax);
  await network.delete('Flatten 1');
  await expectNoFindings(page, 'broken network');
  await network.undoButton.click();
  await train(playground);
  await draw.draw(strokesOf(3));
  await expectNoFindings(page, 'trained and asked');
});
