import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { newOwnSet } from '../../src/domain/data/own-set';
import { writeOwnFile } from '../../src/domain/data/own-set-file';
import type { PlaygroundPage } from './pages/playground-page';
import { ShareTools } from './pages/share-tools';
import { strokesOf } from './support/strokes';
import { expect, test } from './support/test';

const quick = { preset: 'mnist-softmax', backend: 'cpu' };
const another = { preset: 'fashion-dense', backend: 'cpu' };

async function trainABit(playground: PlaygroundPage): Promise<void> {
  await playground.waitUntilReady();
  await playground.training.stepButton.click();
  await playground.training.waitFor('paused', 60_000);
  await playground.training.stepButton.click();
  await playground.training.waitForStep(2, 30_000);
}

test('work that is saved is there again when the file is opened, on a page with other work', async ({
  playground,
  page,
}) => {
  const share = new ShareTools(page);
  await playground.open({ ...quick, seed: '7', lr: '0.05' });
  await trainABit(playground);
  await playground.draw.draw(strokesOf(3));
  await playground.draw.expectRead(Number(await playground.draw.readClass()));
  const read = await playground.draw.probabilities.textContent();
  const project = await share.save();
  expect(project.name).toMatch(/^mnist-softmax-\d{4}-\d\d-\d\d\.cnn\.zip$/);
  expect(Object.keys(unzipSync(project.bytes))).toEqual(['project.json', 'weights.bin']);

  await playground.open(another);
  await playground.waitUntilReady();
  await share.open(project);
  await expect(share.says(/The project is open/)).toBeVisible();
  await expect(playground.preset).toHaveValue('mnist-softmax');
  await playground.draw.draw(strokesOf(3));
  await expect(playground.draw.probabilities).toHaveText(read ?? '');
});

test('a file that is cut off, foreign or dropped by mistake is explained, and the work stays', async ({
  playground,
  page,
}) => {
  const share = new ShareTools(page);
  await playground.open(quick);
  await trainABit(playground);
  const { bytes } = await share.save();
  const step = await playground.training.metric('step');

  await share.open({ name: 'mine.cnn.zip', bytes: bytes.subarray(0, bytes.length / 2) });
  await expect(page.getByRole('alert').filter({ hasText: /damaged or cut off/ })).toBeVisible();
  await share.open({ name: 'letter.json', bytes: Buffer.from('{"dear": "reader"}') });
  await expect(page.getByRole('alert').filter({ hasText: /neither a project/ })).toBeVisible();
  await share.drop('table.zip', Buffer.from('no zip at all'));
  await expect(page.getByRole('alert').filter({ hasText: /neither a project/ })).toBeVisible();
  await page.getByRole('button', { name: 'Dismiss', exact: true }).click();
  await expect(playground.preset).toHaveValue('mnist-softmax');
  expect(await playground.training.metric('step')).toBe(step);
  await expect(playground.training.status).toHaveAttribute('data-state', 'paused');
});

test('a project is opened by dropping it onto the page', async ({ playground, page }) => {
  const share = new ShareTools(page);
  await playground.open(quick);
  await playground.waitUntilReady();
  const { name, bytes } = await share.save();
  await playground.open(another);
  await playground.waitUntilReady();
  await share.drop(name, bytes);
  await expect(share.says(/The project is open/)).toBeVisible();
  await expect(playground.preset).toHaveValue('mnist-softmax');
});

test('of several files that come together each is opened or named', async ({ playground, page }) => {
  const share = new ShareTools(page);
  await playground.open(quick);
  await playground.waitUntilReady();
  const project = await share.save();
  await playground.open(another);
  await playground.waitUntilReady();
  const sets = ['First', 'Second'].map((name, index) => ({
    name: `${name}.zip`,
    bytes: Buffer.from(writeOwnFile(newOwnSet(`own-${index}`, name, 'grey', ['A', 'B']))),
  }));
  const picture = { name: 'photo.png', bytes: readFileSync('docs/screenshot.png') };
  await share.open(picture, { ...project, name: 'renamed.dat' }, ...sets, { name: 'a.doc', bytes: Buffer.from('?') });
  const list = page.getByRole('list', { name: '1 file was not opened:' });
  await expect(list).toContainText('a.doc: This file is neither a project');
  await expect(playground.preset).toHaveValue('mnist-softmax');
  for (const name of ['First', 'Second'])
    await expect(page.getByRole('combobox', { name: 'Data set', exact: true })).toContainText(`Own: ${name}`);
});

test('a TensorFlow.js model goes out as a zip and comes back with its weights', async ({ playground, page }) => {
  const share = new ShareTools(page);
  await playground.open(quick);
  await trainABit(playground);
  await playground.draw.draw(strokesOf(1));
  await playground.draw.expectRead(Number(await playground.draw.readClass()));
  const read = await playground.draw.probabilities.textContent();
  await playground.chooseInMenu('Code');
  await page.getByRole('tab', { name: 'TensorFlow.js' }).click();
  const model = await share.downloadBy(page.getByRole('button', { name: 'Download model' }));
  const files = unzipSync(model.bytes);
  expect(Object.keys(files)).toEqual(['model.json', 'weights.bin']);

  await playground.open({ preset: 'mnist-dense', backend: 'cpu' });
  await playground.waitUntilReady();
  const parts = Object.entries(files).map(([name, bytes]) => ({ name, bytes: Buffer.from(bytes) }));
  await share.open(...parts);
  await expect(share.says(/The model is open/)).toBeVisible();
  await expect(playground.preset).toHaveValue('mnist-softmax');
  await playground.draw.draw(strokesOf(1));
  await expect(playground.draw.probabilities).toHaveText(read ?? '');
});

test('a shared link sets up the page as it was, and parameters of the address still count', async ({
  playground,
  page,
  context,
  baseURL,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const share = new ShareTools(page);
  await playground.open({ ...quick, seed: '5' });
  await playground.waitUntilReady();
  await playground.network.select('Dense 1');
  await playground.network.delete('Flatten 1');
  await share.shareButton.click();
  await expect(share.says(/The link is copied/)).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link.startsWith(`${baseURL ?? ''}#setup=2.`)).toBe(true);

  await page.goto('about:blank');
  await page.goto(link.replace('#', '?epochs=9#'));
  await expect(share.says(/came with the link/)).toBeVisible();
  await expect(playground.network.layers.getByRole('listitem')).toHaveCount(1);
  await expect(page.getByLabel('Epochs', { exact: true })).toHaveValue('9');
});

test('a broken link is explained and leaves the usual page', async ({ playground, page }) => {
  const share = new ShareTools(page);
  await page.goto('./#setup=1.abcdef');
  await expect(share.says(/link is incomplete or damaged/)).toBeVisible();
  await expect(playground.preset).toHaveValue('mnist-first-convnet');
  await playground.waitUntilReady();
});

test('the code follows the network, and comes with its weights', async ({ playground, page }) => {
  const share = new ShareTools(page);
  await playground.open(quick);
  await playground.waitUntilReady();
  await playground.chooseInMenu('Code');
  await expect(page.getByRole('region', { name: 'Keras' })).toContainText('layers.Dense(10, activation="softmax")');
  const code = await share.downloadBy(page.getByRole('button', { name: 'Download code' }).first());
  expect([code.name, code.bytes.toString().includes('def build_model')]).toEqual(['train_keras.py', true]);
  const weights = await share.downloadBy(page.getByRole('button', { name: 'Download weights' }).first());
  expect([weights.name, Object.keys(unzipSync(weights.bytes))]).toEqual([
    'weights.npz',
    ['dense/kernel.npy', 'dense/bias.npy'],
  ]);
});
