/** A learner takes their own network apart: every number on the page adds up to what the network itself says. */
import type { Page } from '@playwright/test';
import { InsidePanel } from './pages/inside-panel';
import { ShareTools } from './pages/share-tools';
import { exportedWeights, type ExportedWeights } from './support/exported-weights';
import { strokesOf } from './support/strokes';
import { expect, test } from './support/test';

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const sizes = (values: readonly number[]): number => sum(values.map(Math.abs));

function expectSame(actual: number, expected: number, magnitude = 1): void {
  expect(Math.abs(actual - expected), `${actual} and ${expected}`).toBeLessThanOrEqual(1e-5 * Math.max(1, magnitude));
}

const dot = (one: readonly number[], other: readonly number[]): number =>
  sum(one.map((value, index) => value * (other[index] ?? NaN)));

/** Recomputes an opened convolution with relu from the numbers that the page shows, down to the network's own. */
async function expectConvolution(inside: InsidePanel): Promise<void> {
  const [window, kernel, products] = await Promise.all(
    ['window', 'kernel', 'products'].map((name) => inside.matrix(name)),
  );
  expect(window).toHaveLength(9);
  window?.forEach((value, index) => expectSame(value * (kernel?.[index] ?? NaN), products?.[index] ?? NaN));
  expectSame(await inside.number('sum'), sum(products ?? []));
  const parts = await inside.numbers('partSum');
  const total = parts.length > 0 ? sum(parts) : sum(products ?? []);
  const before = total + (await inside.number('bias'));
  expectSame(await inside.number('before'), before, sizes(parts));
  expectSame(await inside.number('output'), Math.max(0, before), sizes(parts));
  expectSame(await inside.number('network'), Math.max(0, before), sizes(parts));
}

/** Recomputes the products and sums of three of the 64 input channels with exported kernels, and adds up all of them with the exported bias. */
async function expectDeepPixel(
  inside: InsidePanel,
  page: Page,
  { kernel, bias }: ReturnType<ExportedWeights['filter']>,
): Promise<void> {
  await page.getByRole('button', { name: 'Numbers of all input channels', exact: true }).click();
  const parts = await inside.numbers('partSum');
  for (const channel of [0, 30, 63]) {
    await page.getByRole('button', { name: `Input channel ${channel + 1}`, exact: true }).click();
    await expect.poll(() => inside.matrix('kernel')).toEqual(kernel(channel));
    expectSame(dot(await inside.matrix('window'), kernel(channel)), parts[channel] ?? NaN);
  }
  expectSame(await inside.number('network'), Math.max(0, sum(parts) + bias), sizes(parts));
}

/** Recomputes the ten largest contributions to a class, and its share of all exponentials. */
async function expectClass(inside: InsidePanel, exported: ExportedWeights, unit: number): Promise<void> {
  const { weights, bias } = exported.dense(unit);
  const used = await inside.numbers('weight');
  expect(used).toHaveLength(10);
  used.forEach((weight) => expect(weights).toContain(weight));
  const products = (await inside.numbers('value')).map((value, index) => value * (used[index] ?? NaN));
  const logits = await inside.numbers('logit');
  expectSame(logits[unit] ?? NaN, sum(products) + (await inside.number('rest')) + bias, sizes(products));
  const all = sum(logits.map((logit) => Math.exp(logit - Math.max(...logits))));
  expectSame(await inside.number('network'), Math.exp((logits[unit] ?? NaN) - Math.max(...logits)) / all);
}

test.describe('inside', () => {
  let inside: InsidePanel;
  test.beforeEach(async ({ playground, page }) => {
    inside = new InsidePanel(page);
    await playground.open({ dataset: 'mnist-10k', seed: '1', epochs: '1' });
    await playground.waitUntilReady();
    await playground.draw.draw(strokesOf(3));
    await inside.view('One number');
    await expect(inside.shown).toHaveAttribute('data-trained-steps', '0');
  });

  test('one pixel of a convolution adds up, in the first layer and deep inside', async ({ page }) => {
    await inside.open('Conv2D 1', 5);
    await expectConvolution(inside);
    // The arrow keys move the window, and the numbers with it.
    const column = Number(await inside.position.getAttribute('data-column'));
    await inside.outputMap.focus();
    await page.keyboard.press('ArrowLeft');
    await expect(inside.position).toHaveAttribute('data-column', String(column - 1));
    await expectConvolution(inside);

    await inside.open('Conv2D 3', 17);
    await page.getByRole('button', { name: 'Numbers of all input channels', exact: true }).click();
    expect(await inside.numbers('partSum')).toHaveLength(64);
    await expectConvolution(inside);
  });

  test('the numbers of a trained network are those of its exported weights', async ({ playground, page }) => {
    await playground.training.trainButton.click();
    await playground.training.waitFor('done', 120_000);
    const exported = exportedWeights((await new ShareTools(page).save()).bytes);

    await inside.open('Conv2D 1', 5);
    const { kernel, bias } = exported.filter(1, 4);
    const value = dot(await inside.matrix('window'), kernel(0)) + bias;
    expectSame(await inside.number('network'), Math.max(0, value));

    await inside.open('Conv2D 3', 17);
    await expectDeepPixel(inside, page, exported.filter(3, 16));

    await inside.openUnit('Dense 1', 3);
    await expectClass(inside, exported, 3);
  });

  test('pooling keeps the largest number under its window', async () => {
    await inside.open('MaxPooling2D 1', 3);
    const window = await inside.matrix('window');
    expect(window).toHaveLength(4);
    expect(await inside.number('output')).toBe(Math.max(...window));
    expect(await inside.number('network')).toBe(Math.max(...window));
  });

  test('flatten tells where each number went', async ({ page }) => {
    await inside.maps.getByRole('button', { name: /^Open Flatten 1/ }).press('Enter');
    await page.getByRole('button', { name: 'Next number', exact: true }).click();
    await expect(inside.opened).toContainText('Conv2D 3, channel 2 goes to place 2 of 1152');
    expect(await inside.number('output')).toBe(await inside.number('network'));
  });

  test('a class adds up from its inputs to its share of all exponentials', async ({ playground }) => {
    await inside.openUnit('Dense 1', 3);
    const products = await inside.numbers('product');
    expect(products).toHaveLength(10);
    const values = await inside.numbers('value');
    const weights = await inside.numbers('weight');
    products.forEach((product, index) => expectSame(product, (values[index] ?? NaN) * (weights[index] ?? NaN)));
    const before = sum(products) + (await inside.number('rest')) + (await inside.number('bias'));
    expectSame(await inside.number('before'), before);

    const logits = await inside.numbers('logit');
    const exponentials = logits.map((logit) => Math.exp(logit - Math.max(...logits)));
    expectSame(await inside.number('exponentialSum'), sum(exponentials));
    const share = (exponentials[3] ?? NaN) / sum(exponentials);
    expectSame((await inside.numbers('probability'))[3] ?? NaN, share);
    expectSame(await inside.number('network'), share);
    await expect(playground.draw.prediction).toHaveAttribute('data-class', /^\d$/);
  });

  test('the maps follow the drawing, unless a picture is kept', async ({ playground, page }) => {
    await inside.open('Conv2D 1', 5);
    const keep = page.getByRole('switch', { name: 'Keep this picture', exact: true });
    const own = () => inside.number('network');
    const before = await own();
    await keep.click();
    await playground.draw.draw(strokesOf(1));
    await expect(playground.draw.prediction).toHaveAttribute('data-class', /^\d$/);
    await inside.look();
    expect(await own()).toBe(before);
    await keep.click();
    await inside.look();
    await expect.poll(own).not.toBe(before);
  });

  test('the strongest maps are there from the start, and follow the pen', async ({ playground, page }) => {
    const canvas = inside.mapsOf('Conv2D 1').locator('canvas');
    const painted = () => canvas.evaluate((element: HTMLCanvasElement) => element.toDataURL());
    await expect(inside.mapsOf('Conv2D 1').getByRole('button', { name: /^Conv2D 1, channel/ })).toHaveCount(8);
    const before = await painted();
    await playground.draw.draw(strokesOf(1));
    await expect.poll(painted).not.toBe(before);
    // No tab below was opened for it.
    await expect(page.getByRole('tab', { name: 'Summary', exact: true })).toBeVisible();
  });

  test('a pressed map is explained below, and pen, picture and answer stay in sight', async ({ playground }) => {
    await inside.mapsOf('Conv2D 2').getByRole('button').first().click();
    await expect(inside.opened.getByText(/channel \d+ of 64/).first()).toBeInViewport();
    await expect(inside.outputMap).toBeVisible();
    for (const target of [inside.mapsOf('Conv2D 2'), playground.draw.area, playground.draw.prediction])
      await expect(target).toBeInViewport({ ratio: 1 });
  });

  test('the maps move while the network learns', async ({ playground }) => {
    const { training } = playground;
    const painted = () =>
      inside
        .mapsOf('Conv2D 2')
        .locator('canvas')
        .evaluate((element: HTMLCanvasElement) => element.toDataURL());
    const seen = new Set([await painted()]);
    await training.trainButton.click();
    await expect
      .poll(async () => seen.add(await painted()).size, { timeout: 60_000, intervals: [250] })
      .toBeGreaterThan(2);
    await training.waitFor('done', 120_000);
  });

  test('a run is followed while it trains, and rewound to its beginning', async ({ playground, page }) => {
    const { training } = playground;
    await inside.open('Conv2D 1', 5);
    const kernelAtStart = await inside.matrix('kernel');
    await training.trainButton.click();
    await inside.look();
    await expect
      .poll(async () => Number(await inside.shown.getAttribute('data-trained-steps')), { timeout: 60_000 })
      .toBeGreaterThan(0);
    await training.waitFor('done', 120_000);
    await expect(inside.shown).toHaveAttribute('data-trained-steps', '125');
    await expect.poll(() => inside.matrix('kernel')).not.toEqual(kernelAtStart);

    await inside.rewind.focus();
    await page.keyboard.press('Home');
    await expect(inside.shown).toHaveAttribute('data-trained-steps', '0');
    await expect.poll(() => inside.matrix('kernel')).toEqual(kernelAtStart);
    await page.keyboard.press('End');
    await expect(inside.shown).toHaveAttribute('data-trained-steps', '125');
  });

  test('maps are reached, opened and closed by keyboard', async ({ page }) => {
    await inside.showAll('Conv2D 1');
    await inside.channel('Conv2D 1', 1).focus();
    await page.keyboard.press('ArrowRight');
    await expect(inside.channel('Conv2D 1', 2)).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(inside.opened).toContainText('Conv2D 1, channel 2 of 32');
    await page.getByRole('button', { name: 'Close this channel', exact: true }).press('Enter');
    await expect(inside.opened).toBeHidden();
    await expect(inside.channel('Conv2D 1', 2)).toBeFocused();
  });

  test('the weights are told in words', async () => {
    await inside.view('Weights');
    const list = inside.tab.page().getByRole('list', { name: 'Weights of the layers', exact: true });
    await expect(list.getByRole('listitem', { name: 'Conv2D 1' })).toContainText('3 × 3 × 1 × 32');
    await expect(list.getByRole('listitem', { name: 'Conv2D 1' })).toContainText('size of the gradient');
  });
});

test.describe('laboratory', () => {
  const field = (page: Page, grid: string, row: number, column: number) =>
    page
      .getByRole('grid', { name: grid, exact: true })
      .getByRole('textbox', { name: `Row ${row}, column ${column}`, exact: true });

  test('a convolution by keyboard', async ({ playground, page }) => {
    const inside = new InsidePanel(page);
    await playground.open();
    await inside.view('Laboratory');
    const line = page.getByRole('status', { name: 'Calculation of the marked number', exact: true });
    await expect(line).toHaveAttribute('data-sum', '0');
    await page.getByRole('grid', { name: 'Result', exact: true }).focus();
    await page.keyboard.press('ArrowRight');
    await expect(line).toHaveAttribute('data-sum', '3');

    await field(page, 'Kernel weights', 1, 1).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.type('5');
    await expect(line).toHaveAttribute('data-sum', '7');
    await expect(page.getByRole('combobox', { name: 'Kernel to try', exact: true })).toHaveValue('own');
  });

  test('what does not work turns red and says why', async ({ playground, page }) => {
    const inside = new InsidePanel(page);
    await playground.open();
    await inside.view('Laboratory');
    const stride = page.getByRole('textbox', { name: 'Window stride', exact: true }).first();
    await stride.fill('0');
    await expect(stride).toHaveAttribute('aria-invalid', 'true');
    await expect(page.getByText('or the window would not move').first()).toBeVisible();
    await stride.fill('4');
    await expect(page.getByText('jumps over pixels that it never sees')).toBeVisible();
  });

  test('the window 1 0 4, 8 2 5, 20 13 25 pools to 25', async ({ playground, page }) => {
    const inside = new InsidePanel(page);
    await playground.open();
    await inside.view('Laboratory');
    const kept = page.getByRole('status', { name: 'What the window keeps', exact: true });
    await expect(kept).toHaveAttribute('data-pooled', '25');
    await field(page, 'Picture to be pooled', 1, 2).fill('99');
    await expect(kept).toHaveAttribute('data-pooled', '99');
  });
});
