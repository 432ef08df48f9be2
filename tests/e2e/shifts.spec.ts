/** Nothing moves that the learner did not move: the browser's layout-shift score of whole runs. */
import type { Page } from '@playwright/test';
import { InsidePanel } from './pages/inside-panel';
import type { PlaygroundPage } from './pages/playground-page';
import { atSizes } from './support/at-sizes';
import { shiftsOf, watchShifts } from './support/in-sight';
import { expect, test } from './support/test';

const most = 0.01;

async function expectStill(page: Page, when: string): Promise<void> {
  const { score, worst } = await shiftsOf(page);
  expect.soft(score, `${when}: ${worst}`).toBeLessThan(most);
}

/** Opens the page, trains the default network to its end, and measures it. */
async function wholeRun(playground: PlaygroundPage, parameters: Readonly<Record<string, string>>): Promise<void> {
  const { page, training } = playground;
  await watchShifts(page);
  await playground.open({ backend: 'wasm', seed: '1', ...parameters });
  await playground.waitUntilReady();
  await expect(page.getByRole('note', { name: 'Forecast', exact: true })).toHaveAttribute('data-seconds', /\d/);
  await expect(new InsidePanel(page).mapsOf('Dense 1').getByRole('button').first()).toBeVisible();
  await expectStill(page, 'opened');
  await training.trainButton.click();
  await training.waitFor('done', 480_000);
  await expectStill(page, 'trained');
  await training.evaluateButton.click();
  await expect(training.testAccuracy).toHaveText(/^[\d.]+% of 2,000 test images, loss/);
  await expectStill(page, 'evaluated');
}

test('a whole run of the default preset moves nothing on a laptop', async ({ playground }) => {
  test.setTimeout(600_000);
  await wholeRun(playground, {});
});

test('an epoch moves nothing on a phone @phone', async ({ playground, isMobile }) => {
  test.skip(!isMobile, 'a whole run is measured on a laptop');
  await wholeRun(playground, { epochs: '1' });
});

atSizes(
  [
    [1920, 1080],
    [320, 640],
  ],
  () => {
    test('an epoch moves nothing', async ({ playground }) => {
      await wholeRun(playground, { epochs: '1' });
    });
  },
);

atSizes(
  [
    [1366, 768],
    [390, 844],
  ],
  () => {
    test('the warning of the forecast comes and is mended without moving anything', async ({ playground, page }) => {
      const { training, network } = playground;
      await watchShifts(page);
      await playground.open({ backend: 'wasm', batch: '1', epochs: '1000', seed: '1' });
      await playground.waitUntilReady();
      const places = () => Promise.all([training.trainButton, network.layers].map((each) => each.boundingBox()));
      const before = await places();
      const warning = page.getByText('This training would take more than an hour.');
      await expect(warning).toBeInViewport({ timeout: 60_000 });
      const mend = page.getByRole('button', { name: /^Train for \d+ epochs? only$/ });
      await expect(mend).toBeInViewport({ ratio: 1 });
      expect(await places()).toEqual(before);
      await mend.click();
      await expect(warning).toHaveCount(0);
      expect(await places()).toEqual(before);
      await expectStill(page, 'mended');
    });
  },
);
