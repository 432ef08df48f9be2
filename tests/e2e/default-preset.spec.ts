/** The page as it opens, trained as it stands: what a school laptop without a GPU gets. */
import { expect, test } from './support/test';

const trainTimeout = 300_000;

test('the default network learns the embedded digits on WebAssembly within three epochs', async ({ playground }) => {
  test.setTimeout(trainTimeout + 60_000);
  const { training } = playground;
  await playground.open({ backend: 'wasm', epochs: '3', seed: '1' });
  await playground.waitUntilReady();
  await expect(playground.backend).toHaveAttribute('data-backend', 'wasm');
  await training.trainButton.click();
  await training.waitFor('done', trainTimeout);
  expect(await training.metric('epoch')).toBe(3);
  await expect.poll(() => training.accuracy()).toBeGreaterThanOrEqual(0.96);
});
