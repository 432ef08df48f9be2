/** Point at a number anywhere in the picture, and see where it comes from and what it feeds. */
import type { Locator, Page } from '@playwright/test';
import { writeShareHash } from '../../src/domain/link/share-link';
import { newLayer } from '../../src/domain/network/edits';
import { presets } from '../../src/domain/network/presets';
import { InsidePanel } from './pages/inside-panel';
import { strokesOf } from './support/strokes';
import { expect, test } from './support/test';
import { expectNoFindings } from './support/accessibility';

const quick = { dataset: 'mnist-10k', backend: 'wasm', seed: '1' } as const;

const lit = (page: Page): Locator => page.getByRole('status', { name: 'What is lit', exact: true });

/** The outlines over the maps of a layer. */
const lightOf = (inside: InsidePanel, layer: string): Locator => inside.mapsOf(layer).locator('svg[data-light]');

/** Where a map stands, once it stands still: maps that come into sight are made a moment later. */
async function placeOf(tile: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  let last = await tile.boundingBox();
  for (;;) {
    await expect(tile).toBeInViewport();
    const now = await tile.boundingBox();
    if (now && JSON.stringify(now) === JSON.stringify(last)) return now;
    last = now;
  }
}

/** The middle of the pixel of a map, counted from 1, in the window. */
async function pixel(
  tile: Locator,
  [row, column]: readonly [number, number],
  side: number,
): Promise<{ x: number; y: number }> {
  const box = await placeOf(tile);
  return { x: box.x + ((column - 0.5) / side) * box.width, y: box.y + ((row - 0.5) / side) * box.height };
}

/** Width and height of all that is outlined, as the box is drawn. */
function outlined(light: Locator): Promise<{ width: number; height: number }> {
  return light
    .locator('path')
    .last()
    .evaluate((path: SVGPathElement) => {
      const { width, height } = path.getBBox();
      return { width, height };
    });
}

test.describe('what a number comes from', () => {
  let inside: InsidePanel;
  test.beforeEach(async ({ playground, page }) => {
    inside = new InsidePanel(page);
    await playground.open(quick);
    await playground.waitUntilReady();
    await playground.draw.draw(strokesOf(3));
    await expect(inside.shown).toHaveAttribute('data-trained-steps', '0');
  });

  test('is lit under the mouse, back to the pixels and the pen, and on to the answer', async ({ page }) => {
    const tile = inside.mapsOf('Conv2D 2').getByRole('button').first();
    const { x, y } = await pixel(tile, [5, 7], 11);
    await page.mouse.move(x, y);
    await expect(lit(page)).toHaveText(
      /^[\d.]+ Row 5, column 7, channel \d+ of Conv2D 2: comes from 3 × 3 of MaxPooling2D 1, 8 × 8 pixels of the drawing; feeds 1 × 1 of MaxPooling2D 2\.$/,
    );
    for (const [layer, as] of [
      ['Conv2D 1', 'source'],
      ['MaxPooling2D 1', 'source'],
      ['Conv2D 2', 'own'],
      ['MaxPooling2D 2', 'target'],
      ['Conv2D 3', 'target'],
      ['Flatten 1', 'target'],
    ] as const)
      await expect(lightOf(inside, layer)).toHaveAttribute('data-lit', as);
    await expect(inside.outputOf('Dense 1', 4)).toHaveAttribute('data-lit', 'target');
    // Row 5 and column 7 see rows 9 to 16 and columns 13 to 20 of the picture.
    const seen = page.locator('[data-lights=seen] svg path').last();
    await expect(seen).toHaveAttribute('d', 'M12 8h8v8h-8z');
    const drawn = page.locator('[data-lights=drawn] svg path').last();
    await expect(drawn).toHaveAttribute('d', 'M12 8h8v8h-8z');
    // The window of the next layer is 6 pixels of 26, on every map that is shown.
    expect((await outlined(lightOf(inside, 'Conv2D 1'))).width).toBeGreaterThan(6);

    await page.mouse.move(0, 0);
    await expect(lit(page)).toHaveText('');
    await expect(lightOf(inside, 'Conv2D 1')).toHaveAttribute('data-lit', '');
  });

  test('a press still opens the arithmetic', async ({ page }) => {
    const tile = inside.mapsOf('Conv2D 2').getByRole('button').first();
    await tile.click();
    await expect(inside.opened.getByText(/channel \d+ of 64/).first()).toBeVisible();
    await expect(lit(page)).toHaveText(/^[\d.]+ Row/);
  });

  test('the pixels of what the network sees light the cells that they feed', async ({ page }) => {
    const seen = page.locator('[data-lights=seen] > span');
    const { x, y } = await pixel(seen, [14, 14], 28);
    await page.mouse.move(x, y);
    await expect(lit(page)).toHaveText('Row 14, column 14 of what the network sees: feeds 3 × 3 of Conv2D 1.');
    await expect(lightOf(inside, 'Conv2D 1')).toHaveAttribute('data-lit', 'target');
  });

  test('is lit by keyboard: Shift and the arrow keys move the cell, without Shift they go to the next map', async ({
    page,
  }) => {
    await inside.showAll('Conv2D 1');
    await page.keyboard.press('Tab'); // so that the focus is that of a keyboard
    await inside.channel('Conv2D 1', 1).focus();
    await expect(lit(page)).toHaveText(
      /^[\d.]+ Row \d+, column \d+, channel 1 of Conv2D 1: .* Shift and the arrow keys move it\.$/,
    );
    for (const _ of Array(26)) await page.keyboard.press('Shift+ArrowUp');
    await page.keyboard.press('Shift+Home');
    await expect(lit(page)).toHaveText(/^[\d.]+ Row 1, column 1, channel 1 of Conv2D 1: comes from 3 × 3 pixels/);
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect(inside.channel('Conv2D 1', 2)).toBeFocused();
    await expect(lit(page)).toHaveText(/^[\d.]+ Row 1, column 2, channel 2 of Conv2D 1/);
    await page.keyboard.press('Escape');
    await expect(lit(page)).toHaveText('');
    await page.keyboard.press('Enter');
    await expect(inside.opened).toContainText('Conv2D 1, channel 2 of 32');

    const flat = inside.maps.getByRole('button', { name: /^Open Flatten 1/ });
    await flat.focus();
    await page.keyboard.press('Shift+ArrowRight');
    await expect(lit(page)).toHaveText(/^[\d.]+ Number 2 of Flatten 1: comes from 1 × 1 of Conv2D 3, 18 × 18 pixels/);
    await page.keyboard.press('Enter');
    await expect(inside.opened).toContainText('Conv2D 3, channel 2 goes to place 2 of 1152');
  });

  test('axe finds nothing while it is lit', async ({ page }) => {
    await inside.mapsOf('Conv2D 2').getByRole('button').first().hover();
    await expect(lit(page)).toHaveText(/^[\d.]+ Row/);
    await expectNoFindings(page, 'lit picture');
  });
});

test('is a number that can be read, so that its sign need not be told from a colour', async ({ playground, page }) => {
  const inside = new InsidePanel(page);
  // So that the window does not slide by itself.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const { network, ...rest } = presets['mnist-softmax'];
  // Without relu its maps have numbers of both signs.
  const layers = [newLayer('Conv2D', 'conv', { filters: 8, activation: 'linear' }), ...network.layers];
  await page.goto(`./?backend=wasm&seed=1${writeShareHash({ ...rest, network: { ...network, layers } })}`);
  await playground.waitUntilReady();
  await playground.draw.draw(strokesOf(3));
  await inside.showAll('Conv2D 1');
  await page.keyboard.press('Tab'); // so that the focus is that of a keyboard
  await inside.channel('Conv2D 1', 1).focus();
  const number = lit(page).locator('[data-number=lit]');
  // Each map begins where it is strongest.
  for (let tile = 1; tile < 8 && Number(await number.getAttribute('data-value')) >= 0; tile++) {
    await page.keyboard.press('Escape');
    await page.keyboard.press('ArrowRight');
    await expect(lit(page)).toContainText(`channel ${tile + 1} of`);
  }
  await expect(number).toHaveText(/^-\d/);
  const told = Number(await number.getAttribute('data-value'));
  await page.keyboard.press('Enter');
  await expect(inside.playButton).toBeVisible();
  // The channel opens at the same place, with all digits.
  expect(Math.abs((await inside.number('network')) - told)).toBeLessThan(0.02);
});

test('a number behind two branches lights both', async ({ playground, page }) => {
  const inside = new InsidePanel(page);
  await playground.open({ preset: 'mnist-residual', backend: 'wasm', seed: '1' });
  await playground.waitUntilReady();
  const sum = inside.mapsOf('Add 1').getByRole('button').first();
  await sum.evaluate((element) => element.scrollIntoView({ inline: 'center', block: 'nearest' }));
  await sum.hover();
  await expect(lit(page)).toHaveText(
    /^[\d.]+ Row \d+, column \d+, channel \d+ of Add 1: comes from 1 × 1 of Conv2D 3, 5 × 5 of MaxPooling2D 1, \d+ × \d+ pixels/,
  );
  const sources = await page.locator('svg[data-lit=source]').evaluateAll((all) => all.length);
  expect(sources).toBeGreaterThan(3);
});

test('a finger that rests on a map lights its number, and opens nothing @phone', async ({ playground, page }) => {
  const inside = new InsidePanel(page);
  await playground.open(quick);
  await playground.waitUntilReady();
  test.skip(!(await page.evaluate(() => navigator.maxTouchPoints > 0)), 'there is no finger');
  const tile = inside.mapsOf('Conv2D 2').getByRole('button').first();
  await tile.scrollIntoViewIfNeeded();
  const { x, y } = await pixel(tile, [5, 7], 11);
  const session = await page.context().newCDPSession(page);
  const touch = (type: string, touchPoints: object[]) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints } as never);
  await touch('touchStart', [{ x, y }]);
  await expect(lit(page)).toHaveText(/^[\d.]+ Row 5, column 7, channel \d+ of Conv2D 2: comes from 3 × 3/);
  await touch('touchEnd', []);
  await expect(lightOf(inside, 'MaxPooling2D 1')).toHaveAttribute('data-lit', 'source');
  await expect(inside.opened).toBeHidden();
  await touch('touchStart', [{ x: 5, y: 5 }]);
  await touch('touchEnd', []);
  await expect(lit(page)).toHaveText('');
  await tile.tap();
  await expect(inside.opened).toBeVisible();
});

test('kernels stand in place of maps, and change while the network learns', async ({ playground, page }) => {
  const inside = new InsidePanel(page);
  await playground.open({ ...quick, epochs: '1' });
  await playground.waitUntilReady();
  const choice = page.getByRole('group', { name: 'Shown in the picture', exact: true });
  await choice.getByRole('button', { name: 'Kernels', exact: true }).click();
  const kernel = (name: RegExp) => inside.maps.getByRole('button', { name }).first();
  await expect(kernel(/^Kernel \d+ of Conv2D 1, 3 × 3$/)).toBeVisible();
  await expect(kernel(/^Kernel \d+ of Conv2D 2, 3 × 3: the mean over 32 input channels$/)).toBeVisible();
  await expect(
    kernel(/^Weights of number \d+ of Dense 1 at the 3 × 3 pixels that they are for: the mean over 128/),
  ).toBeVisible();
  await expect(inside.mapsOf('MaxPooling2D 1')).toHaveText('no kernel');
  await expectNoFindings(page, 'kernels');
  const painted = () =>
    inside
      .mapsOf('Conv2D 1')
      .locator('canvas')
      .evaluate((element: HTMLCanvasElement) => element.toDataURL());
  await expect.poll(painted).not.toBe(await page.evaluate(() => document.createElement('canvas').toDataURL()));
  const before = await painted();
  await playground.training.trainButton.click();
  await expect.poll(painted, { timeout: 60_000 }).not.toBe(before);
  await playground.training.waitFor('done', 120_000);
  await expect(inside.shown).toHaveAttribute('data-trained-steps', '125');
  // A kernel is pressed as a map is.
  await kernel(/^Kernel 5 of Conv2D 1|^Kernel \d+ of Conv2D 1/).click();
  await expect(inside.opened).toContainText(/Conv2D 1, channel \d+ of 32/);
  await choice.getByRole('button', { name: 'Maps', exact: true }).click();
  await expect(
    inside
      .mapsOf('Conv2D 1')
      .getByRole('button', { name: /^Conv2D 1, channel/ })
      .first(),
  ).toBeVisible();
});
