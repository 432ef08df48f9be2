/** A teacher makes a task; a learner opens its link elsewhere, comes up against its locks, reaches its goal, and the code is read by the teacher's table. By keyboard. */
import decodeQR from 'qr/decode.js';
import type { Browser, Locator, Page } from '@playwright/test';
import { PlaygroundPage } from './pages/playground-page';
import { expectNoFindings } from './support/accessibility';
import { strokesOf } from './support/strokes';
import { expect, test } from './support/test';

const trainTimeout = 120_000;

/** The form of a task, opened by keyboard, where it is not open. */
async function openMaker(playground: PlaygroundPage): Promise<Locator> {
  const { page } = playground;
  await page.getByRole('button', { name: 'Menu', exact: true }).press('Enter');
  await page
    .getByRole('group', { name: 'Menu' })
    .getByRole('button', { name: 'Make a task …', exact: true })
    .press('Enter');
  return page.getByRole('dialog', { name: 'A task for your class' });
}

function region(page: Page): Locator {
  return page.getByRole('region', { name: 'Task', exact: true });
}

/** A fresh browser of a learner. */
async function learner(browser: Browser, link: string): Promise<PlaygroundPage> {
  const context = await browser.newContext({ locale: 'en-US', viewport: { width: 1366, height: 768 } });
  const page = await context.newPage();
  await page.goto(link);
  return new PlaygroundPage(page);
}

/** What a camera sees of the code on the screen. */
async function scanned(code: Locator): Promise<string> {
  const { width, height, data } = await code.evaluate(async (svg) => {
    const side = svg.getBoundingClientRect().width;
    const image = new Image();
    image.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(svg))}`;
    await image.decode();
    const canvas = new OffscreenCanvas(side, side);
    const context = canvas.getContext('2d');
    context?.drawImage(image, 0, 0, side, side);
    const pixels = context?.getImageData(0, 0, canvas.width, canvas.height);
    return { width: canvas.width, height: canvas.height, data: [...(pixels?.data ?? [])] };
  });
  return decodeQR({ width, height, data: Uint8Array.from(data) });
}

test('a task is made, opened elsewhere, done and told, all by keyboard', async ({ playground, page, browser }) => {
  test.setTimeout(300_000);
  await playground.open({ preset: 'mnist-softmax', backend: 'wasm', epochs: '1', seed: '1' });
  await playground.waitUntilReady();
  const maker = await openMaker(playground);
  await maker.getByRole('textbox', { name: 'Title' }).fill('Good enough');
  await maker.getByRole('textbox', { name: /^What learners shall do/ }).fill('Train until half of them are read.');
  await maker.getByRole('switch', { name: /^A test accuracy/ }).press('Space');
  await maker.getByRole('textbox', { name: 'Test accuracy in per cent' }).fill('50');
  await maker.getByRole('checkbox', { name: '4', exact: true }).press('Space');
  for (const name of ['the network', 'the data set'])
    await maker.getByRole('switch', { name, exact: true }).press('Space');
  await expectNoFindings(page, 'the form of a task');
  const link = await maker.getByRole('textbox', { name: 'Link to this task' }).inputValue();
  await maker.getByRole('button', { name: 'Show the code large' }).press('Enter');
  const squares = maker.getByRole('img', { name: /^Code of the link/ });
  expect(await scanned(squares)).toBe(link);
  // From the back row a telephone reads what fills the window; all of it is in sight.
  await expect(squares).toBeInViewport({ ratio: 1 });
  expect((await squares.boundingBox())?.height).toBeGreaterThan(0.75 * 768);
  await expectNoFindings(page, 'the code of a task');
  const codes =
    (await maker.getByRole('button', { name: 'Back to the task' }).press('Enter'),
    maker.getByText(/^Result codes of this task begin with/));
  const id = /task-(\w{4})/.exec((await codes.textContent()) ?? '')?.[1] ?? '';

  const other = await learner(browser, link.replace('#', '?backend=wasm#'));
  const bar = region(other.page);
  await other.waitUntilReady();
  await expect(bar).toHaveAttribute('data-locks', 'network data');
  await expect(bar).toHaveAttribute('data-goals', '2');
  await expect(bar).toContainText('Train until half of them are read.');
  await expect(other.preset).toBeDisabled();
  await expect(other.page.getByRole('combobox', { name: 'Data set' })).toBeDisabled();
  await other.network.addLayerButton.press('Enter');
  await expect(other.page.getByRole('dialog')).toHaveCount(0);
  await expect(other.network.addLayerButton).toHaveAccessibleDescription(/Your task locks this/);
  // A way round: the Delete key on a layer.
  await other.page.getByRole('listitem', { name: 'Dense 1', exact: true }).getByRole('button').first().press('Delete');
  await expect(bar.getByRole('status', { name: 'What the task did not allow' })).toContainText('the network');
  await expect(other.page.getByRole('listitem', { name: 'Dense 1', exact: true })).toBeVisible();
  await expectNoFindings(other.page, 'a task');

  await other.training.trainButton.press('Enter');
  await expect(bar).toHaveAttribute('data-reached', '1', { timeout: trainTimeout });
  await other.page.reload();
  await expect(bar).toHaveAttribute('data-reached', '1');
  await expect(bar).toHaveAttribute('data-locks', 'network data');
  await bar.getByRole('button', { name: 'Lift the locks' }).press('Enter');
  await expect(other.page.getByRole('dialog')).toContainText('guidance, not security');
  await other.page.getByRole('button', { name: 'Lift them', exact: true }).press('Enter');
  await expect(bar).toHaveAttribute('data-locks', '');
  await expect(other.preset).toBeEnabled();
  const code = (await bar.locator('output').textContent()) ?? '';
  expect(code.startsWith(`task-${id}-`)).toBe(true);
  await other.page.context().close();

  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: 'Learn', exact: true }).press('Enter');
  await page.getByRole('button', { name: 'For teachers' }).press('Enter');
  await page.getByRole('textbox', { name: /^Codes of your class/ }).fill(`Ann ${code}\nBo ${code.slice(0, -1)}`);
  const table = page.getByRole('table', { name: `task-${id}: 0 of 1 reached every goal` });
  await expect(table.getByRole('row', { name: /^Ann/ })).toContainText('lifted');
  await expect(page.getByText(/^1 line holds no whole code: Bo/)).toBeVisible();
  await expectNoFindings(page, 'the table of a task');
});

test('drawings of the teacher are read by the learner’s network, with the weights that come as a file', async ({
  playground,
  page,
  browser,
}) => {
  test.setTimeout(300_000);
  await playground.open({ preset: 'mnist-softmax', backend: 'wasm', epochs: '2', seed: '1' });
  await playground.waitUntilReady();
  await playground.training.trainButton.click();
  await playground.training.waitFor('done', trainTimeout);
  await playground.draw.draw(strokesOf(3));
  await playground.draw.expectRead(Number(await playground.draw.readClass()));
  const label = await playground.draw.readClass();
  const maker = await openMaker(playground);
  await maker.getByRole('combobox', { name: 'It shows' }).selectOption({ index: Number(label) });
  await maker.getByRole('button', { name: 'Add the drawing in the drawing area' }).press('Enter');
  await expect(maker.getByRole('img', { name: `Drawing of ${label}`, exact: true })).toBeVisible();
  for (const name of ['the network', 'the training settings', 'the data set', 'The trained weights, as a file'])
    await maker.getByRole('switch', { name, exact: true }).press('Space');
  const link = await maker.getByRole('textbox', { name: 'Link to this task' }).inputValue();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    maker.getByRole('button', { name: 'Download the file' }).press('Enter'),
  ]);
  const name = download.suggestedFilename();
  expect(name).toMatch(/^task-\w{4}\.cnn\.zip$/);

  const other = await learner(browser, link.replace('#', '?backend=wasm#'));
  await other.waitUntilReady();
  const bar = region(other.page);
  await expect(bar).toContainText(name);
  await bar.getByLabel('File of the task', { exact: true }).setInputFiles(await download.path());
  await expect(bar).toHaveAttribute('data-reached', '1', { timeout: 60_000 });
  await expect(bar).toContainText(`read as ${label}: right`);
  await expect(bar).toHaveAttribute('data-locks', 'network settings data');
  await other.page.context().close();
});

test('links that are cut off, or of a page that knows more, are refused in words, and nothing is locked @phone', async ({
  playground,
  page,
}) => {
  await playground.open();
  await playground.waitUntilReady();
  const maker = await openMaker(playground);
  await maker.getByRole('switch', { name: 'the network', exact: true }).press('Space');
  const link = await maker.getByRole('textbox', { name: 'Link to this task' }).inputValue();
  for (const [broken, words] of [
    [link.slice(0, -8), /incomplete or damaged/],
    [link.replace('#lock=1.', '#lock=7.'), /newer version of this page/],
  ] as const) {
    await page.goto('about:blank');
    await page.goto(broken);
    await expect(page.getByRole('alert').filter({ hasText: words })).toBeVisible();
    await expect(region(page)).toHaveCount(0);
    await expect(playground.preset).toBeEnabled();
  }
  await page.goto('about:blank');
  await page.goto(link);
  await expect(region(page)).toHaveAttribute('data-locks', 'network');
  await region(page).getByRole('button', { name: 'Fold' }).press('Enter');
  await expect(region(page).getByRole('button', { name: 'Lift the locks' })).toHaveCount(0);
  await expectNoFindings(page, 'a folded task');
});
