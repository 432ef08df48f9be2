/** Nothing that was trained is lost: runs are kept, compared, brought back and gone on with, to the last digit. */
import { readFile } from 'node:fs/promises';
import type { Locator } from '@playwright/test';
import type { PlaygroundPage } from './pages/playground-page';
import { RunsTab } from './pages/runs-tab';
import { ShareTools } from './pages/share-tools';
import { stepAtRest, storedRun } from './support/stored-run';
import { strokesOf } from './support/strokes';
import { expect, test } from './support/test';

const trainTimeout = 120_000;
const small = { preset: 'mnist-softmax', dataset: 'mnist-10k', seed: '1', epochs: '3', batch: '32' };

/** The pixels of a canvas. */
function pixelsOf(canvas: Locator): Promise<string> {
  return canvas.evaluate((element) => (element as HTMLCanvasElement).toDataURL());
}

/** Figures of the finished run, to the last digit. */
async function finalFigures({ training }: PlaygroundPage) {
  await training.waitFor('done', trainTimeout);
  await expect.poll(() => training.accuracy()).toBeGreaterThan(0.5);
  return {
    loss: await training.metrics.getAttribute('data-loss'),
    accuracy: await training.testAccuracy.getAttribute('data-accuracy'),
    epochs: await training.metrics.getAttribute('data-epoch'),
  };
}

/** A network of a size that each backend trains in seconds, with epochs that last for several reports. */
const cutOff = [
  { backend: 'wasm', preset: 'mnist-first-convnet', batch: '64', epochs: '2' },
  { backend: 'cpu', preset: 'mnist-softmax', batch: '8', epochs: '3' },
] as const;

for (const { backend, ...how } of cutOff) {
  test(`a run that a reload cut off in mid-epoch resumes in one click and ends like an uninterrupted one, on ${backend}`, async ({
    playground,
    page,
    browser,
    baseURL,
  }) => {
    test.setTimeout(3 * trainTimeout);
    const { training } = playground;
    const runs = new RunsTab(page);
    const parameters = { ...small, ...how, backend };
    const stepsPerEpoch = 8000 / Number(how.batch);
    await playground.open(parameters);
    await playground.waitUntilReady();
    await training.trainButton.click();
    // Into the second epoch, which the pause leaves in the middle.
    await training.waitForStep(stepsPerEpoch + 5, trainTimeout);
    await training.pauseButton.click();
    expect((await stepAtRest(page, training)) % stepsPerEpoch).toBeGreaterThan(0);
    await page.reload();
    await playground.waitUntilReady();
    await expect(runs.resumeButton).toBeVisible();
    await runs.resumeButton.click();
    const resumed = await finalFigures(playground);
    expect(resumed.epochs).toBe(how.epochs);
    await expect.poll(() => storedRun(page).then(({ state }) => state)).toBe('done');
    const stored = await storedRun(page);

    const context = await browser.newContext({ ...(baseURL !== undefined && { baseURL }) });
    const other = await context.newPage();
    const Playground = playground.constructor as typeof PlaygroundPage;
    const whole = new Playground(other);
    await whole.open(parameters);
    await whole.waitUntilReady();
    await whole.training.trainButton.click();
    expect(resumed).toEqual(await finalFigures(whole));
    await expect.poll(() => storedRun(other).then(({ state }) => state)).toBe('done');
    expect(stored).toEqual(await storedRun(other));
    await context.close();
  });
}

test('a trained network is there again after a reload, to the last digit; Start afresh forgets it for good', async ({
  playground,
  page,
}) => {
  const { training, draw } = playground;
  const notice = page.getByText(/Your trained network is back: \d/);
  const reading = async () => ({
    class: await draw.prediction.getAttribute('data-class'),
    confidence: await draw.prediction.getAttribute('data-confidence'),
  });
  await playground.open({ ...small, backend: 'wasm' });
  await playground.waitUntilReady();
  await expect(notice).toBeHidden();
  await training.trainButton.click();
  const figures = await finalFigures(playground);
  // A click of its own, so that what is compared is a drawing of one's own.
  await draw.draw(strokesOf(4));
  await expect(draw.prediction).toHaveAttribute('data-class', /\d/);
  const ofInk = await pixelsOf(draw.seen);
  await expect.poll(async () => (await storedRun(page)).state).toBe('done');
  const read = await reading();
  const shares = await page.getByRole('list', { name: 'Class probabilities' }).allInnerTexts();

  await page.reload();
  await expect(notice).toBeVisible();
  await expect(training.status).toHaveAttribute('data-state', 'done');
  expect(await finalFigures(playground)).toEqual(figures);
  await expect.poll(() => pixelsOf(draw.seen)).toBe(ofInk);
  await expect.poll(reading).toEqual(read);
  expect(await page.getByRole('list', { name: 'Class probabilities' }).allInnerTexts()).toEqual(shares);

  await page.getByRole('button', { name: 'Start afresh', exact: true }).click();
  await training.waitFor('idle');
  await expect(notice).toBeHidden();
  await page.reload();
  await playground.waitUntilReady();
  await training.waitFor('idle');
  await expect(notice).toBeHidden();
});

test('a reload during training loses no finished epoch', async ({ playground, page }) => {
  const { training } = playground;
  const runs = new RunsTab(page);
  await playground.open({ ...small, epochs: '40' });
  await playground.waitUntilReady();
  await training.trainButton.click();
  await expect.poll(() => training.metric('epoch'), { timeout: trainTimeout }).toBeGreaterThanOrEqual(2);
  await page.reload();
  await playground.waitUntilReady();
  await runs.resumeButton.click();
  await training.waitFor('training', trainTimeout);
  expect(await training.metric('epoch')).toBeGreaterThanOrEqual(1);
  await expect(runs.resumeButton).toBeHidden();
  await training.stopButton.click();
  await training.waitFor('done');
});

test('a dismissed run is not offered again, and stays in the list', async ({ playground, page }) => {
  const { training } = playground;
  const runs = new RunsTab(page);
  await playground.open({ ...small, epochs: '40' });
  await playground.waitUntilReady();
  await training.trainButton.click();
  await expect.poll(() => training.metric('epoch'), { timeout: trainTimeout }).toBeGreaterThanOrEqual(1);
  // The page shows an epoch a moment before it is on the disk: a story that begins with a stored run waits for that.
  await expect.poll(async () => (await storedRun(page)).losses?.length ?? 0).toBeGreaterThanOrEqual(1);
  await page.reload();
  await playground.waitUntilReady();
  await runs.dismissButton.click();
  await expect(runs.resumeButton).toBeHidden();
  await page.reload();
  await playground.waitUntilReady();
  await runs.open();
  await expect(runs.items).toHaveCount(1);
  await expect(runs.items.first()).toHaveAttribute('data-run-state', 'stopped');
  await expect(runs.resumeButton).toBeHidden();
});

test('a worker that dies in mid-run does not take the run along', async ({ playground, page }) => {
  test.setTimeout(2 * trainTimeout);
  const { training } = playground;
  const runs = new RunsTab(page);
  await playground.open({ ...small, backend: 'cpu', epochs: '6' });
  await playground.waitUntilReady();
  await training.trainButton.click();
  await expect.poll(() => training.metric('epoch'), { timeout: trainTimeout }).toBeGreaterThanOrEqual(2);
  const engine = page.workers().find((worker) => worker.url().includes('engine'));
  // It is gone without a word, as when the system takes its memory away.
  await engine?.evaluate(() => self.close()).catch(() => undefined);
  await training.waitFor('failed');
  await runs.resumeButton.click();
  const figures = await finalFigures(playground);
  expect(figures.epochs).toBe('6');
});

test('runs are compared, renamed, deleted and brought back', async ({ playground, page }) => {
  test.setTimeout(3 * trainTimeout);
  const { training, network } = playground;
  const runs = new RunsTab(page);
  await playground.open({ ...small, epochs: '2' });
  await playground.waitUntilReady();
  await training.trainButton.click();
  const first = await finalFigures(playground);
  await runs.open();
  const item = await runs.expand(0);
  await item.getByLabel('Name', { exact: true }).fill('Batch of 32');
  await item.getByLabel('Name', { exact: true }).press('Enter');
  await expect(item).toContainText('Batch of 32');
  await expect(item).toContainText('7,850');

  // The same seed again: the same result, in a run of its own.
  await item.getByRole('button', { name: 'Run again with the same seed' }).click();
  await expect(runs.items).toHaveCount(2);
  expect(await finalFigures(playground)).toEqual(first);

  // Another batch size shows as the difference.
  await training.resetButton.click();
  await page.getByLabel('Batch size', { exact: true }).fill('128');
  await training.trainButton.click();
  await finalFigures(playground);
  await expect(runs.items).toHaveCount(3);
  await runs.compare(0);
  await runs.compare(2);
  const differences = page.getByRole('table', { name: 'Differences in settings' });
  await expect(differences.getByRole('row')).toHaveCount(2);
  await expect(differences).toContainText('Batch size');
  await expect(page.locator('[aria-label="Curves of the selected runs"]')).toBeVisible();

  // An earlier run comes back with its network and its weights.
  await network.delete('Flatten 1');
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  const old = await runs.expand(2);
  await old.getByRole('button', { name: 'Restore this network and these weights' }).click();
  await page.getByRole('tab', { name: 'Summary' }).click();
  await expect(network.summary).toContainText('Total params: 7,850');
  await runs.open();
  await training.evaluateButton.click();
  await expect.poll(async () => String(await training.accuracy())).toBe(first.accuracy);

  // Deleted, and had back.
  await old.getByRole('button', { name: 'Delete run' }).click();
  await expect(runs.items).toHaveCount(2);
  await runs.button('Undo deletion').click();
  await expect(runs.items).toHaveCount(3);

  // All of it is still there after a reload.
  await page.reload();
  await playground.waitUntilReady();
  await runs.open();
  await expect(runs.items).toHaveCount(3);
  await expect(runs.list).toContainText('Batch of 32');
});

test('a finished run goes on as a new one, and weights of earlier epochs are loaded', async ({ playground, page }) => {
  test.setTimeout(2 * trainTimeout);
  const { training } = playground;
  const runs = new RunsTab(page);
  await playground.open({ ...small, epochs: '2' });
  await playground.waitUntilReady();
  await runs.button('Schedule, early stopping, checkpoints').click();
  await page.getByLabel('Keep weights every … epochs', { exact: true }).fill('1');
  await training.trainButton.click();
  await finalFigures(playground);
  await runs.open();
  const item = await runs.expand(0);
  await item.getByRole('button', { name: 'Load epoch 1' }).click();
  await expect.poll(() => training.metric('epoch')).toBe(1);
  await item.getByRole('button', { name: 'Continue from here' }).click();
  await expect(runs.items).toHaveCount(2);
  expect((await finalFigures(playground)).epochs).toBe('4');
});

test('Export run writes all that is needed to repeat it', async ({ playground, page }) => {
  const { training } = playground;
  await playground.open({ ...small, seed: '7', epochs: '1' });
  await playground.waitUntilReady();
  await training.trainButton.click();
  const { accuracy } = await finalFigures(playground);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export run', exact: true }).click();
  const file = JSON.parse(await readFile(await (await download).path(), 'utf8')) as Record<string, unknown>;
  expect(file).toMatchObject({
    seed: 7,
    settings: { batchSize: 32, epochs: 1, optimizer: { kind: 'SGD' } },
    spec: { inputShape: [28, 28, 1] },
    history: { epochs: [{ epoch: 1 }] },
    test: { accuracy: Number(accuracy) },
  });
  expect(file.backend).toMatch(/^(webgpu|webgl|wasm|cpu)$/);

  const runs = new RunsTab(page);
  await playground.open({ preset: 'mnist-dense' });
  await new ShareTools(page).open({ name: 'run.json', bytes: Buffer.from(JSON.stringify(file)) });
  await expect(page.getByText(/now among your runs/)).toBeVisible();
  await runs.open();
  await expect(runs.items).toHaveCount(2);
});

test('a run of a newer version of the page is counted, and stays as it is', async ({ playground, page }) => {
  const runs = new RunsTab(page);
  await playground.open(small);
  await playground.waitUntilReady();
  await runs.open();
  await page.evaluate(async () => {
    const request = indexedDB.open('cnn-playground-runs');
    const database = await new Promise<IDBDatabase>((resolve) => {
      request.onsuccess = () => resolve(request.result);
    });
    database.transaction('records', 'readwrite').objectStore('records').put({ id: 'later', version: 99 }, 'later');
    database.close();
  });
  await playground.open(small);
  await runs.open();
  await expect(page.getByText(/One more run is kept here/)).toBeVisible();
});

test('a full disk is said in words and stops no work', async ({ playground, page }) => {
  await page.addInitScript(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  const runs = new RunsTab(page);
  await playground.open({ ...small, epochs: '1' });
  await playground.waitUntilReady();
  await playground.training.trainButton.click();
  await finalFigures(playground);
  await expect(page.getByText('The space for saved work is full')).toBeVisible();
  await runs.open();
  await expect(runs.items).toHaveCount(1);
  const item = await runs.expand(0);
  await item.getByRole('button', { name: 'Continue from here' }).click();
  await playground.training.waitFor('done', trainTimeout);
});

test('without any storage the page works as before, and says so', async ({ playground, page }) => {
  await page.addInitScript(() => {
    indexedDB.open = () => {
      throw new DOMException('no', 'SecurityError');
    };
  });
  await playground.open({ ...small, epochs: '1' });
  await expect(page.getByText('does not let this page keep your work')).toBeVisible();
  await playground.waitUntilReady();
  await playground.training.trainButton.click();
  await finalFigures(playground);
});

test('the fair comparison trains both networks and shows them side by side', async ({ playground, page }) => {
  test.setTimeout(3 * trainTimeout);
  const runs = new RunsTab(page);
  await playground.open({ dataset: 'mnist-10k', epochs: '1', seed: '1' });
  await playground.waitUntilReady();
  await runs.open();
  await runs.fairButton.click();
  await expect(page.getByRole('list', { name: 'Steps of the comparison' })).toContainText('training now');
  const picture = page.getByRole('figure', { name: /test images/ });
  await expect(picture).toContainText('Of 2,000 test images', { timeout: 2 * trainTimeout });
  await expect(picture.getByRole('group', { name: 'Parameters' })).toContainText('407,050');
  await expect(picture.getByRole('group', { name: 'Parameters' })).toContainText('104,202');
  await expect(picture.getByRole('group', { name: 'Errors' })).toBeVisible();
  await expect(runs.items).toHaveCount(2);
});

test('the fair comparison can be cancelled', async ({ playground, page }) => {
  const runs = new RunsTab(page);
  await playground.open({ dataset: 'mnist-10k', epochs: '20', seed: '1' });
  await playground.waitUntilReady();
  await runs.open();
  await runs.fairButton.click();
  await playground.training.waitForStep(5, trainTimeout);
  await runs.button('Cancel comparison').click();
  await expect(page.getByText('The comparison was cancelled.')).toBeVisible();
  await playground.training.waitFor('done');
});
