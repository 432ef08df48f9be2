/** Every data set offers something of its own to try, and names its classes in full. */
import { pngOf } from './support/png';
import { strokesOf } from './support/strokes';
import { expect, test } from './support/test';

test('garments are tried with garments; the drawing comes back with the digits', async ({ playground, page }) => {
  const { draw } = playground;
  const dataset = page.getByRole('combobox', { name: 'Data set', exact: true });
  const examples = page.getByRole('group', { name: 'Examples to try' });
  const pixels = () => draw.seen.evaluate((element) => (element as HTMLCanvasElement).toDataURL());
  await playground.open();
  await playground.waitUntilReady();
  await expect(examples.getByRole('button')).toHaveCount(10);
  await draw.draw(strokesOf(4));
  const drawn = await pixels();

  await dataset.selectOption('fashion-10k');
  await expect.poll(pixels).not.toBe(drawn);
  await expect(examples.getByRole('button')).toHaveCount(10);
  await expect(examples.getByRole('button', { name: 'Example: Ankle boot' })).toHaveAttribute('aria-pressed', 'true');
  const boot = await pixels();
  await examples.getByRole('button', { name: 'Example: T-shirt/top' }).click();
  await expect.poll(pixels).not.toBe(boot);
  await page.getByRole('button', { name: 'Reset weights' }).click();
  const answers = page.getByRole('list', { name: 'Class probabilities' });
  await expect(answers).toContainText('Ankle boot');
  // Nothing of a name is cut off.
  const cut = await answers
    .locator('li > span:first-child')
    .evaluateAll((names) => names.filter((name) => name.scrollWidth > name.clientWidth + 1).length);
  expect(cut).toBe(0);

  await dataset.selectOption('mnist-10k');
  await expect.poll(pixels).toBe(drawn);
  await expect(examples.getByRole('button', { name: 'Example 3' })).toBeVisible();
});

/** A photo of what a 28 x 28 picture shows: dark on white, ten times as large, away from the middle. */
function photoOf(image: readonly number[]): Buffer {
  const [width, height, scale] = [420, 340, 10];
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  image.forEach((value, at) => {
    for (let pixel = 0; pixel < scale * scale; pixel++) {
      const x = 100 + (at % 28) * scale + (pixel % scale);
      const y = 20 + Math.floor(at / 28) * scale + Math.floor(pixel / scale);
      data.fill(255 - value, (y * width + x) * 4, (y * width + x) * 4 + 3);
    }
  });
  return pngOf({ width, height, data });
}

test('a photo of a shoe before a white wall is seen as Fashion-MNIST shows shoes', async ({ playground, page }) => {
  const { draw } = playground;
  const seen = () =>
    draw.seen.evaluate((element) => {
      const canvas = element as HTMLCanvasElement;
      const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
      return Array.from(data).filter((_, at) => at % 4 === 0);
    });
  await playground.open({ preset: 'fashion-dense', dataset: 'fashion-10k' });
  await playground.waitUntilReady();
  await page.getByRole('button', { name: 'Example: Ankle boot' }).click();
  const boot = await seen();
  expect(boot).toHaveLength(28 * 28);
  await page.getByRole('button', { name: 'Clear drawing' }).click();
  await expect(page.getByText('Draw something to wear')).toBeVisible();
  await page
    .locator('input[type=file][accept="image/*"]')
    .first()
    .setInputFiles({ name: 'boot.png', mimeType: 'image/png', buffer: photoOf(boot) });
  const difference = async () => {
    const image = await seen();
    return image.reduce((sum, value, at) => sum + Math.abs(value - (boot[at] ?? 0)), 0) / boot.length;
  };
  // Of 255: the edges of a shoe that was enlarged are a little softer.
  await expect.poll(difference).toBeLessThan(8);
});
