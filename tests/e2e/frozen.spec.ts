/** A learner freezes the convolutions of the default network and trains what is left. */
import { ShareTools } from './pages/share-tools';
import { exportedWeights } from './support/exported-weights';
import { expect, test } from './support/test';

const trainTimeout = 240_000;
const convolutions = ['Conv2D 1', 'Conv2D 2', 'Conv2D 3'];

test('frozen convolutions keep their bits while Dense learns; the card, the summary and a link know of it', async ({
  page,
  playground,
  context,
}) => {
  test.setTimeout(trainTimeout + 60_000);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { network, training } = playground;
  const share = new ShareTools(page);
  const freeze = async (name: string): Promise<void> => {
    await network.select(name);
    await network.layer(name).getByRole('button', { name: 'More settings', exact: true }).click();
    await network.layer(name).getByRole('switch', { name: 'Trainable', exact: true }).click();
  };
  await playground.open({ preset: 'mnist-first-convnet', backend: 'wasm', epochs: '1', seed: '1' });
  await playground.waitUntilReady();
  for (const name of convolutions) {
    await expect(network.row(name)).not.toContainText('frozen');
    await freeze(name);
    await expect(network.row(name)).toContainText('frozen');
  }
  await page.getByRole('tab', { name: 'Summary', exact: true }).click();
  await expect(network.summary).toContainText('Trainable params: 11,530 (45.04 KB)');
  await expect(network.summary).toContainText('Non-trainable params: 92,672 (362.00 KB)');

  // With the last layer frozen too there is nothing to train, until that is taken back.
  await freeze('Dense 1');
  await expect(training.trainButton).toBeDisabled();
  const notice = page.locator('[data-notice="warning"]').filter({ hasText: 'every layer with weights is frozen' });
  await expect(notice).toBeVisible();
  await network.undoButton.click();
  await expect(network.row('Dense 1')).not.toContainText('frozen');
  await expect(notice).toHaveCount(0);

  await training.stepButton.click();
  await training.waitFor('paused', 60_000);
  await training.waitForStep(1, 30_000);
  const before = exportedWeights((await share.save()).bytes);
  await training.resumeButton.click();
  await training.waitFor('done', trainTimeout);
  const after = exportedWeights((await share.save()).bytes);
  for (const layer of [1, 2, 3])
    for (const filter of [0, 17, 31]) {
      const [old, now] = [before.filter(layer, filter), after.filter(layer, filter)];
      expect([now.kernel(0), now.bias]).toEqual([old.kernel(0), old.bias]);
    }
  expect(after.dense(3).weights).not.toEqual(before.dense(3).weights);
  // Ten classes: what random convolutions see is enough for one layer to learn from.
  expect(await training.accuracy()).toBeGreaterThan(0.7);

  await share.shareButton.click();
  await expect(share.says(/The link is copied/)).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await page.goto('about:blank');
  await page.goto(link);
  await playground.waitUntilReady();
  for (const name of convolutions) await expect(network.row(name)).toContainText('frozen');
  await expect(network.row('Dense 1')).not.toContainText('frozen');
});
