/** What "the same run" means on machines that round differently: a processor without a fused multiply-add beside one that has it. */
import type { Page } from '@playwright/test';
import { PlaygroundPage } from './pages/playground-page';
import { RunsTab } from './pages/runs-tab';
import { ShareTools } from './pages/share-tools';
import { inBareBrowser } from './support/bare-browser';
import { expect, test } from './support/test';

const trainTimeout = 120_000;
const setup = {
  preset: 'mnist-cnn-dense64',
  dataset: 'mnist-10k',
  seed: '3',
  epochs: '1',
  batch: '256',
  backend: 'wasm',
};
const withoutFma = { jsFlags: '--no-enable-fma3' };
const otherWay = 'in a way that this browser or device does not have';

async function figures(page: Page) {
  const { training } = new PlaygroundPage(page);
  await training.waitFor('done', trainTimeout);
  await expect.poll(() => training.accuracy()).toBeGreaterThan(0);
  return [await training.metrics.getAttribute('data-loss'), await training.testAccuracy.getAttribute('data-accuracy')];
}

async function trainAndSave(page: Page) {
  const playground = new PlaygroundPage(page);
  await playground.open(setup);
  await playground.waitUntilReady();
  await playground.training.trainButton.click();
  const result = await figures(page);
  return { result, file: await new ShareTools(page).save() };
}

/** Opens a project and trains its run again from fresh weights. */
async function runAgain(page: Page, file: Awaited<ReturnType<ShareTools['save']>>) {
  const playground = new PlaygroundPage(page);
  await playground.open({ preset: 'mnist-softmax' });
  await playground.waitUntilReady();
  await new ShareTools(page).open(file);
  await expect(playground.training.status).toHaveAttribute('data-state', 'done');
  const runs = new RunsTab(page);
  await runs.open();
  const item = await runs.expand(0);
  await item.getByRole('button', { name: 'Run again with the same seed' }).click();
  await playground.training.waitFor(['preparing', 'training'], trainTimeout);
  return figures(page);
}

test('a run of a processor that rounds twice is repeated to the last digit on one that can round once', async ({
  page,
  baseURL,
}) => {
  test.setTimeout(4 * trainTimeout);
  const fused = await trainAndSave(page);
  // Later, so that it is the first of the list.
  const plain = await elsewhere(baseURL);
  expect(fused.result[0]).not.toBe(plain.result[0]);
  expect(await runAgain(page, plain.file)).toEqual(plain.result);
  await expect(page.getByText(otherWay)).toHaveCount(0);
  const item = await new RunsTab(page).expand(0);
  await expect(item.getByText('WebAssembly that rounds twice')).toBeVisible();
  // Whatever is trained next is computed as is fastest again.
  expect((await trainAndSave(page)).result).toEqual(fused.result);
});

async function elsewhere(baseURL: string | undefined) {
  let saved: Awaited<ReturnType<typeof trainAndSave>> | undefined;
  await inBareBrowser(withoutFma, baseURL, async (page) => {
    saved = await trainAndSave(page);
  });
  if (!saved) throw new Error('nothing was saved');
  return saved;
}

test('the other way round it goes on, and says that its digits may differ', async ({ page, baseURL }) => {
  test.setTimeout(3 * trainTimeout);
  const { file } = await trainAndSave(page);
  await inBareBrowser(withoutFma, baseURL, async (bare) => {
    await runAgain(bare, file);
    await expect(bare.getByText(otherWay)).toBeVisible();
  });
});
