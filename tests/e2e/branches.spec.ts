/** Branches: a skip drawn by mouse and by keyboard, trained, looked into, undone and handed on. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { pythonWith, type Python } from '../fixtures/python';
import type { PlaygroundPage } from './pages/playground-page';
import { ShareTools } from './pages/share-tools';
import { strokesOf } from './support/strokes';
import { expect, test } from './support/test';

const quick = { preset: 'mnist-softmax', dataset: 'mnist-10k', backend: 'wasm', seed: '1', epochs: '1' } as const;

const script = `import json, numpy as np, train_keras
model = train_keras.build_model()
train_keras.load_weights(model, "weights.npz")
x = np.array(json.load(open("picture.json")), "float32").reshape(1, 28, 28, 1) / 255
print(json.dumps(np.asarray(model(x, training=False)).ravel().tolist()))`;

/** What Keras makes of a picture with the files that the page wrote. */
function readByKeras({ path, env }: Python, files: readonly Download[], picture: readonly number[]): number[] {
  const folder = mkdtempSync(join(tmpdir(), 'keras-'));
  try {
    for (const { name, bytes } of files) writeFileSync(join(folder, name), bytes);
    writeFileSync(join(folder, 'picture.json'), JSON.stringify(picture));
    const said = execFileSync(path, ['-c', script], { cwd: folder, env, encoding: 'utf8' });
    return JSON.parse(said.trim().split('\n').slice(-1).join()) as number[];
  } finally {
    rmSync(folder, { recursive: true });
  }
}
interface Download {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Two convolutions before the layers of the preset, and a skip around the second. */
async function buildByKeyboard(playground: PlaygroundPage, page: Page): Promise<void> {
  const { network } = playground;
  await playground.open(quick);
  await playground.waitUntilReady();
  for (const place of [0, 1]) {
    await network.addLayerButton.click();
    await network.place.selectOption({ index: place });
    await network.offered('Conv2D').click();
    await network.setField('Filters', '4');
    await page.getByRole('combobox', { name: 'Padding' }).selectOption('same');
  }
  await expect(network.summary).not.toContainText('Connected to');
  const handle = page.getByRole('button', { name: 'Skip from Conv2D 1' });
  await handle.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(network.layer('Add 1')).toContainText('from Conv2D 2, Conv2D 1');
  await expect(network.summary).toContainText('Connected to');
}

test('a skip by keyboard, trained, with both branches looked into', async ({ playground, page }) => {
  const { network, training } = playground;
  await buildByKeyboard(playground, page);
  await expect(network.summary).toContainText('conv2d_1[0][0], conv2d[0][0]');
  await training.trainButton.click();
  await training.waitFor('done', 90_000);
  expect(await training.metric('accuracy')).toBeGreaterThan(0.6);

  await page.getByRole('button', { name: /^Add 1, channel 2(?!\d)/ }).click();
  const opened = page.getByRole('region', { name: 'Opened channel' });
  await expect(opened.getByText('Conv2D 2, channel 2').first()).toBeVisible();
  await expect(opened.getByText('Conv2D 1, channel 2').first()).toBeVisible();
  const numbers = await opened
    .locator('[data-number]')
    .evaluateAll((all) => all.map((one) => [one.getAttribute('data-number'), Number(one.getAttribute('data-value'))]));
  const { input0 = NaN, input1 = NaN, network: own = NaN } = Object.fromEntries(numbers) as Record<string, number>;
  expect(own).toBeCloseTo(input0 + input1, 5);

  await network.select('Conv2D 1');
  await network.deleteButton.click();
  const add = network.layer('Add 1');
  const picture = page.getByRole('region', { name: 'Network', exact: true });
  await expect(picture).toContainText('Add 1 took Conv2D 1 (deleted). Now it takes the input instead.');
  await picture.getByRole('button', { name: 'Put it back' }).click();
  await expect(picture).not.toContainText('(deleted)');
  await page.getByRole('tab', { name: 'Summary' }).click();
  await expect(network.summary).toContainText('conv2d_1[0][0], conv2d[0][0]');

  await network.undoButton.click();
  await expect(add).toHaveCount(0);
  await expect(network.summary).not.toContainText('Connected to');
});

test('the code of a network with a skip, run by Keras, reads a drawing as the page does', async ({
  playground,
  page,
}) => {
  const python = pythonWith('keras', process.env.PYTHON_KERAS);
  test.slow(); // Python takes its time to load Keras.
  test.skip(python === null, 'no Python here has keras; name one by PYTHON_KERAS');
  const { network, training, draw } = playground;
  await buildByKeyboard(playground, page);
  await expect(network.layer('Add 1')).toHaveCount(1);
  await training.trainButton.click();
  await training.waitFor('done', 90_000);
  await draw.draw(strokesOf(3));
  await expect(draw.prediction).toHaveAttribute('data-class', /^\d$/);
  const share = new ShareTools(page);
  await playground.chooseInMenu('Code');
  const code = await share.downloadBy(page.getByRole('button', { name: 'Download code' }).first());
  const weights = await share.downloadBy(page.getByRole('button', { name: 'Download weights' }).first());
  await page.keyboard.press('Escape');
  const picture = await draw.seen.evaluate((canvas: HTMLCanvasElement) => [
    ...(canvas.getContext('2d')?.getImageData(0, 0, 28, 28).data ?? []).filter((_, index) => index % 4 === 0),
  ]);
  expect(picture.filter((value) => value > 0).length).toBeGreaterThan(50);
  const read = python ? readByKeras(python, [code, weights], picture) : [];
  // The picture on the page has 256 shades, what the network reads has more; the page writes whole per cent.
  const shares = await draw.probabilities.getByRole('listitem').allInnerTexts();
  expect(shares).toHaveLength(10);
  shares.forEach((text, label) => {
    const percent = Number(/(\d+)\s*%/.exec(text)?.[1] ?? NaN);
    expect(Math.abs(100 * (read[label] ?? NaN) - percent), `class ${label}`).toBeLessThan(1);
  });
  expect(Math.abs(Math.max(...read) - (await draw.confidence()))).toBeLessThan(0.005);
});

test('a skip by mouse between outputs that do not fit, mended by one press', async ({ playground, page }) => {
  const { network } = playground;
  await playground.open({ ...quick, preset: 'mnist-first-convnet' });
  await playground.waitUntilReady();
  const handle = page.getByRole('button', { name: 'Skip from Conv2D 1' });
  await network.layer('Conv2D 1').hover();
  await handle.hover();
  await page.mouse.down();
  const target = await network.layer('MaxPooling2D 2').boundingBox();
  if (!target) throw new Error('the layer is not there');
  await page.mouse.move(target.x + 40, target.y + target.height / 2, { steps: 8 });
  await page.mouse.up();
  const add = network.layer('Add 1');
  await expect(add).toContainText('Add needs inputs that fit each other: 11 × 11 × 64 · 26 × 26 × 32.');
  await add.getByRole('button', { name: 'Remove this layer' }).click();
  await expect(add).toHaveCount(0);
  await network.undoButton.click();
  await expect(add).toHaveCount(1);

  await network.select('Add 1');
  await page.getByRole('button', { name: 'Where its input comes from' }).click();
  await page.getByRole('button', { name: 'No longer from Conv2D 1' }).click();
  await expect(add).toHaveCount(0);

  await network.select('MaxPooling2D 2');
  await page.getByRole('button', { name: 'Where its input comes from' }).click();
  await page.getByRole('combobox', { name: 'Also from …' }).selectOption('MaxPooling2D 1');
  await expect(add).toContainText('11 × 11 × 64 · 13 × 13 × 32');
  await add.getByRole('button', { name: 'Same padding, and a 1 × 1 convolution with 64 filters' }).click();
  await expect(network.summary).toContainText('conv2d_1[0][0], conv2d_2[0][0]');
});
