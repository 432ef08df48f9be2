/** The header: what is wanted every minute in words, the rest behind one button, by mouse, finger and keyboard. */
import type { Page } from '@playwright/test';
import { pngOf } from './support/png';
import { ShareTools } from './pages/share-tools';
import { expect, test } from './support/test';

const quick = { preset: 'mnist-softmax', backend: 'cpu' };

function menuOf(page: Page) {
  const button = page.getByRole('button', { name: 'Menu', exact: true });
  return { button, contents: page.getByRole('group', { name: 'Menu', exact: true }) };
}

test('Save, Share and Present are words; what computes is said at all times, and why in the settings', async ({
  playground,
  page,
}) => {
  await playground.open(quick);
  await playground.waitUntilReady();
  for (const name of ['Save', 'Share', 'Present', 'Menu'])
    await expect(page.getByRole('banner').getByRole('button', { name, exact: true })).toHaveText(name);
  await expect(playground.backend).toHaveText('JavaScript');
  await playground.chooseInMenu('Settings');
  await expect(page.getByRole('dialog')).toContainText('JavaScript computes the network because you chose it.');
});

test('the arrows go through the menu, Escape closes it, and the focus goes back, also from a dialog', async ({
  playground,
  page,
}) => {
  await playground.open(quick);
  await playground.waitUntilReady();
  const { button, contents } = menuOf(page);
  const item = (name: string) => contents.getByRole('button', { name, exact: true });
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(button).toHaveAttribute('aria-expanded', 'true');
  await expect(item('Help')).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(item('Open')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(item('Code')).toBeFocused();
  await page.keyboard.press('End');
  await expect(item('Settings')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(contents).toBeHidden();
  await expect(button).toBeFocused();
  await expect(button).toHaveAttribute('aria-expanded', 'false');

  await page.keyboard.press('Enter');
  await item('Help').press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(button).toBeFocused();
});

test('menu and settings open inside of the window, also from right to left, and choose the colours @phone', async ({
  playground,
  page,
}) => {
  for (const language of ['en', 'ar-XB']) {
    await playground.open({ ...quick, pseudo: '1', lang: language });
    // Names are in the language of the page.
    await expect(page.locator('[data-backend=cpu]').first()).toBeAttached({ timeout: 60_000 });
    await page.getByRole('banner').getByRole('button').last().click();
    const settings = page.locator('#header-menu').getByRole('button').last();
    await expect(settings).toBeInViewport({ ratio: 1 });
    await settings.click();
    await page.getByRole('dialog').getByRole('combobox').nth(1).selectOption('dark');
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    const { scrollWidth, clientWidth } = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return { scrollWidth, clientWidth };
    });
    expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
  }
});

test('Save says what was saved and where, and moves nothing; Escape puts it away @phone', async ({
  playground,
  page,
}) => {
  const share = new ShareTools(page);
  await playground.open(quick);
  await playground.waitUntilReady();
  await page.waitForLoadState('networkidle');
  const before = await playground.draw.area.boundingBox();
  const { name } = await share.save();
  const told = page.getByRole('status', { name: 'Messages', exact: true });
  await expect(told).toContainText(`Saved as ${name}, with your downloads`);
  await expect(told).toContainText('It has not been trained yet');
  expect(await playground.draw.area.boundingBox()).toEqual(before);
  await page.keyboard.press('Escape');
  await expect(told).toHaveText('');
});

test('messages hide neither the pen nor Train nor what has the focus @phone', async ({ playground, page }) => {
  await playground.open({ ...quick, nonsense: '1' });
  await playground.waitUntilReady();
  const message = page.locator('[data-toasts]');
  await expect(message).toContainText('nonsense=1');
  const evaluate = playground.training.evaluateButton;
  await evaluate.focus();
  for (const seen of [playground.draw.area, playground.training.trainButton, evaluate])
    await expect
      .poll(async () => {
        const [box, over] = [await seen.boundingBox(), await message.boundingBox()];
        if (!box || !over) return false;
        return (
          over.x + over.width <= box.x ||
          box.x + box.width <= over.x ||
          over.y + over.height <= box.y ||
          box.y + box.height <= over.y
        );
      })
      .toBe(true);
  await message.getByRole('button', { name: 'Dismiss', exact: true }).click();
  await expect(message).toBeHidden();
});

test('a picture that is opened is read, and what else can be done with it is said', async ({ playground, page }) => {
  const share = new ShareTools(page);
  await playground.open(quick);
  await playground.waitUntilReady();
  const side = 40;
  const data = new Uint8ClampedArray(side * side * 4).map((_, at) => {
    const column = Math.floor(at / 4) % side;
    return at % 4 < 3 && column > 17 && column < 22 ? 0 : 255;
  });
  await share.open({ name: 'one.png', bytes: pngOf({ width: side, height: side, data }) });
  await expect(page.getByRole('status', { name: 'Messages', exact: true })).toContainText(
    'The picture is in the drawing area',
  );
  await expect(playground.draw.prediction).toHaveAttribute('data-class', /^\d$/);
});
