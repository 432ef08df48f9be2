/** What the tutorials do beside training: weights are saved and loaded again, and pictures of digits are read from files. */
import type { Page } from '@playwright/test';
import { RunsTab } from './pages/runs-tab';
import { strokesOf, type Strokes } from './support/strokes';
import { expect, test } from './support/test';

/** A digit in dark ink on light, faintly uneven paper, as a PNG larger than what the network sees. */
async function pngOf(page: Page, strokes: Strokes): Promise<Buffer> {
  const base64 = await page.evaluate((lines) => {
    const canvas = document.createElement('canvas');
    canvas.width = 320;
    canvas.height = 240;
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no canvas');
    const paper = context.createLinearGradient(0, 0, 320, 240);
    paper.addColorStop(0, '#fdfcf6');
    paper.addColorStop(1, '#e9e6dc');
    context.fillStyle = paper;
    context.fillRect(0, 0, 320, 240);
    context.lineWidth = 14;
    context.lineCap = 'round';
    context.lineJoin = 'round';
    context.strokeStyle = '#20304a';
    for (const line of lines) {
      context.beginPath();
      for (const [x, y] of line) context.lineTo(70 + x * 1.8, 30 + y * 1.8);
      context.stroke();
    }
    return canvas.toDataURL('image/png').split(',')[1] ?? '';
  }, strokes);
  return Buffer.from(base64, 'base64');
}

test('a network reads PNG pictures of a 0, a 1 and a 4, also with weights that were saved and loaded again', async ({
  playground,
  page,
}) => {
  const { training, draw } = playground;
  const upload = async (digit: number): Promise<string | null> => {
    const buffer = await pngOf(page, strokesOf(digit));
    await page
      .getByLabel('Picture file', { exact: true })
      .setInputFiles({ name: `${digit}.png`, mimeType: 'image/png', buffer });
    await draw.expectRead(digit);
    return draw.prediction.getAttribute('data-confidence');
  };
  await playground.open({ preset: 'mnist-cnn-dense64', dataset: 'mnist-10k', seed: '1', epochs: '5', backend: 'wasm' });
  await playground.waitUntilReady();
  await training.trainButton.click();
  await training.waitFor('done', 110_000);
  const read = [];
  for (const digit of [0, 1, 4]) read.push(await upload(digit));

  // The preset saves its weights after every fifth epoch.
  await training.resetButton.click();
  await expect(training.status).toHaveAttribute('data-state', 'idle');
  const runs = new RunsTab(page);
  await runs.open();
  const item = await runs.expand(0);
  await item.getByRole('button', { name: 'Load epoch 5' }).click();
  await expect.poll(() => training.metric('epoch')).toBe(5);
  for (const [index, digit] of [0, 1, 4].entries()) {
    await upload(digit);
    await expect(draw.prediction).toHaveAttribute('data-confidence', read[index] ?? '');
  }
});
