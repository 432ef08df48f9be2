/** How one likes the page: set in one place, kept on this device, and felt at once. And its keys, which are listed where they are asked for. */
import { expectNoFindings } from './support/accessibility';
import { expectNoSidewaysScroll } from './support/in-sight';
import { expect, test } from './support/test';

const quick = { preset: 'mnist-softmax', backend: 'cpu', epochs: '20', batch: '64', seed: '1' };

test('letters, motion and colours are chosen in the settings and found again on the next visit @phone', async ({
  playground,
  page,
}) => {
  await playground.open(quick);
  await playground.waitUntilReady();
  await playground.chooseInMenu('Settings');
  const settings = page.getByRole('dialog', { name: 'Settings', exact: true });
  const choice = (name: string) => settings.getByRole('combobox', { name, exact: true });
  // Each is there once, and nowhere else on the page.
  const sign = playground.training.trainButton.locator('svg');
  const usual = (await sign.boundingBox())?.width ?? NaN;
  for (const name of ['Language', 'Colours', 'Text size', 'Motion', 'Compute with'])
    await expect(page.getByRole('combobox', { name, exact: true, includeHidden: true })).toHaveCount(1);
  await expect(settings.getByRole('heading', { name: 'Kept on this device' })).toBeVisible();
  await expectNoFindings(page, 'settings');

  await choice('Text size').selectOption('200');
  await choice('Motion').selectOption('less');
  await choice('Colours').selectOption('dark');
  const look = () =>
    page.evaluate(() => {
      const { documentElement: root } = document;
      return [getComputedStyle(root).fontSize, root.dataset.motion, root.dataset.theme];
    });
  expect(await look()).toEqual(['32px', 'less', 'dark']);
  await expectNoSidewaysScroll(page, 'settings at 200 %');
  expect((await sign.boundingBox())?.width).toBe(2 * usual);
  await page.keyboard.press('Escape');

  await page.reload();
  expect(await look()).toEqual(['32px', 'less', 'dark']);
  await playground.waitUntilReady();
  await expectNoSidewaysScroll(page, 'page at 200 %');
  await expectNoFindings(page, 'page at 200 %');
  // As in a window of half the width: the picture runs downwards, and what is learned with is below each other.
  const [pen, train] = [await playground.draw.area.boundingBox(), await playground.training.trainButton.boundingBox()];
  expect(train?.y).toBeGreaterThan((pen?.y ?? 0) + (pen?.height ?? 0));
});

test('the system asks for less motion, the user for all of it', async ({ playground, page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await playground.open(quick);
  const html = page.locator('html');
  await expect(html).toHaveAttribute('data-motion', 'less');
  await playground.chooseInMenu('Settings');
  const motion = page.getByRole('combobox', { name: 'Motion', exact: true });
  await motion.selectOption('full');
  await expect(html).not.toHaveAttribute('data-motion');
  await motion.selectOption('system');
  await expect(html).toHaveAttribute('data-motion', 'less');
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await expect(html).not.toHaveAttribute('data-motion');
});

test('keys train, pause, stop, open tabs and list themselves; not where something is typed in, and not when switched off', async ({
  playground,
  page,
}) => {
  const { training, draw, network } = playground;
  await playground.open(quick);
  await playground.waitUntilReady();
  await page.waitForLoadState('networkidle');
  const dialog = page.getByRole('dialog');
  await page.keyboard.press('?');
  await expect(dialog).toContainText('Keyboard shortcuts');
  await expect(dialog.locator('[data-keys-of=train]')).toHaveText('TrainT');
  await expectNoFindings(page, 'keyboard shortcuts');
  await page.keyboard.press('t');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(training.status).toHaveAttribute('data-state', 'idle');

  // Typed, drawn or chosen, it is no shortcut.
  for (const busy of [page.getByLabel('Batch size', { exact: true }), draw.area, playground.preset]) {
    await busy.focus();
    await page.keyboard.press('t');
    await expect(training.status).toHaveAttribute('data-state', 'idle');
  }
  await expect(playground.preset).toHaveValue('mnist-softmax');

  await training.trainButton.focus();
  await page.keyboard.press('t');
  await expect(training.status).toHaveAttribute('data-state', 'training');
  await page.keyboard.press('p');
  await training.waitFor('paused', 30_000);
  await page.keyboard.press('p');
  await expect(training.status).toHaveAttribute('data-state', 'training');
  await page.keyboard.press('s');
  await training.waitFor('done', 30_000);
  await page.keyboard.press('3');
  await expect(page.getByRole('tab', { name: 'Mistakes', exact: true })).toBeFocused();

  await network.delete('Flatten 1');
  await expect(network.layers.getByRole('listitem')).toHaveCount(1);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(network.layers.getByRole('listitem')).toHaveCount(2);

  await playground.chooseInMenu('Settings');
  await page.getByRole('switch', { name: /^Shortcuts of one key/ }).uncheck();
  await page.keyboard.press('Escape');
  await page.keyboard.press('4');
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(network.layers.getByRole('listitem')).toHaveCount(1);
  await expect(page.getByRole('tab', { name: 'Mistakes', exact: true })).toHaveAttribute('aria-selected', 'true');
  // Nobody who has switched them off is left without the list.
  await playground.chooseInMenu('Keyboard shortcuts');
  await expect(dialog.locator('[data-keys-of=redo]')).toHaveText('Redo that changeCtrl Shift Z / Ctrl Y');
  await expect(dialog.locator('[data-keys-of=train]')).toHaveCount(0);
});
