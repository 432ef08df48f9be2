/** The smallest screens, which are also a laptop's at 400 % zoom: nothing lies beside the window, and everything is reached. */
import { expectNoSidewaysScroll, expectOnTop } from './support/in-sight';
import { expect, test } from './support/test';
import { reach } from './support/tab-walk';

const lower = ['Explain', 'Weights', 'Laboratory', 'Summary', 'Mistakes', 'Runs', 'Data'] as const;

for (const width of [320, 360]) {
  test.describe(`${width} pixels`, () => {
    test.use({ viewport: { width, height: 568 } });

    test('no tab, notice or dialog is wider than the window', async ({ playground, page }) => {
      await page.goto('./?preset=mnist-softmax&backend=cpu&epochs=1&batch=1024&anUnknownParameterWithAVeryLongName=1');
      await expect(page.getByText(/left out: anUnknown/)).toBeVisible();
      await playground.waitUntilReady();
      await playground.training.trainButton.click();
      await playground.training.waitFor('done', 60_000);
      await expectNoSidewaysScroll(page, 'picture');
      await playground.network.select('Dense 1');
      await expectNoSidewaysScroll(page, 'form');
      for (const name of lower) {
        const tab = page.getByRole('tab', { name, exact: true });
        await tab.click();
        await expect(tab).toHaveAttribute('aria-selected', 'true');
        await expect(page.getByText('Loading', { exact: false })).toHaveCount(0);
        await expectNoSidewaysScroll(page, name);
      }
      const menu = page.getByRole('button', { name: 'Menu', exact: true });
      await menu.scrollIntoViewIfNeeded();
      await expect(menu).toBeInViewport({ ratio: 1 });
      await menu.click();
      await expectNoSidewaysScroll(page, 'menu');
      await page.keyboard.press('Escape');
      for (const name of ['Help', 'Code', 'Keyboard shortcuts', 'Settings']) {
        await playground.chooseInMenu(name);
        await expect(page.getByRole('dialog')).toBeVisible();
        await expectNoSidewaysScroll(page, name);
        await page.keyboard.press('Escape');
      }
    });
  });
}

test.describe('a laptop at 400 %', () => {
  test.use({ viewport: { width: 320, height: 256 } });

  test('every main control is reached by the Tab key, and nothing lies over it', async ({ playground, page }) => {
    const { draw, network, training } = playground;
    await playground.open({ preset: 'mnist-softmax', backend: 'cpu', seed: '1' });
    await playground.waitUntilReady();
    const controls = [
      playground.preset,
      draw.area,
      training.trainButton,
      training.evaluateButton,
      network.row('Dense 1'),
    ];
    for (const control of [...controls, page.getByRole('tab', { name: 'Summary', exact: true })]) {
      await reach(control);
      await expect(control).toBeInViewport({ ratio: 0.9 });
      await expectOnTop(control);
    }
    await page.keyboard.press('Enter');
    await playground.network.select('Dense 1');
    await expectNoSidewaysScroll(page, 'form');
  });
});
