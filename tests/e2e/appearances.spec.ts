/** The page as some people have it: in colours of the system, without motion, from right to left. In each the picture is whole, and nothing lies over anything. */
import type { Page } from '@playwright/test';
import type { PlaygroundPage } from './pages/playground-page';
import { coveredControls, expectInSight, expectNoSidewaysScroll } from './support/in-sight';
import { expect, test } from './support/test';

const sizes = [
  [1366, 768],
  [390, 844],
  [320, 640],
] as const;
const parts = ['Draw', 'Answer', 'Network', 'Metrics'] as const;

/** No two of the page's parts have a pixel in common. */
async function expectApart(page: Page): Promise<void> {
  const boxes = await Promise.all(
    parts.map((name) => page.getByRole('region', { name, exact: true }).first().boundingBox()),
  );
  for (const [index, one] of boxes.entries())
    for (const other of boxes.slice(index + 1)) {
      if (!one || !other) throw new Error('a part is missing');
      const across = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
      const down = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
      expect.soft(Math.min(across, down)).toBeLessThanOrEqual(0);
    }
}

async function expectWhole({ page, draw, training }: PlaygroundPage, where: string): Promise<void> {
  for (const target of [draw.area, draw.prediction, training.trainButton]) await expectInSight(target);
  expect.soft(await coveredControls(page), where).toEqual([]);
  await expectNoSidewaysScroll(page, where);
  await expectApart(page);
}

const appearances = [
  { name: 'colours of the system', contextOptions: { forcedColors: 'active' }, isTurned: false },
  { name: 'less motion', contextOptions: { reducedMotion: 'reduce' }, isTurned: false },
  { name: 'right to left', contextOptions: {}, isTurned: true },
] as const;

for (const { name, contextOptions, isTurned } of appearances)
  for (const [width, height] of sizes)
    test.describe(`${name}, ${width} x ${height}`, () => {
      test.use({ viewport: { width, height }, contextOptions });

      test('before, during and after a training', async ({ playground, page }) => {
        const { training, network } = playground;
        await playground.open({ preset: 'mnist-softmax', backend: 'wasm', epochs: '2', batch: '256', seed: '1' });
        await playground.waitUntilReady();
        if (isTurned) await page.evaluate(() => (document.documentElement.dir = 'rtl'));
        await expectWhole(playground, 'before');
        await training.trainButton.click();
        await training.waitForStep(1, 60_000);
        await expectWhole(playground, 'during');
        await training.waitFor('done', 60_000);
        await expectWhole(playground, 'after');
        if (width < 1000) return;
        await network.select('Dense 1');
        for (const target of [network.deleteButton, training.trainButton, training.evaluateButton])
          await expectInSight(target);
      });
    });

test.describe('less motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('nothing glides while a network is trained and taken apart', async ({ playground, page }) => {
    const { training, network } = playground;
    await playground.open({ preset: 'mnist-softmax', backend: 'wasm', epochs: '1', batch: '256', seed: '1' });
    await playground.waitUntilReady();
    await training.trainButton.click();
    await training.waitForStep(1, 60_000);
    const moving = () =>
      page.evaluate(() => document.getAnimations().filter(({ playState }) => playState === 'running').length);
    expect(await moving()).toBe(0);
    await training.waitFor('done', 60_000);
    await network.select('Dense 1');
    expect(await moving()).toBe(0);
  });
});

test('from right to left the picture flows from right to left', async ({ playground, page }) => {
  await playground.open({ seed: '1' });
  await playground.waitUntilReady();
  await page.evaluate(() => (document.documentElement.dir = 'rtl'));
  const flow = ['Conv2D 1', 'MaxPooling2D 1', 'Conv2D 3', 'Dense 1'].map((name) => playground.network.layer(name));
  const boxes = await Promise.all(
    [playground.draw.area, ...flow, playground.draw.probabilities].map((each) => each.boundingBox()),
  );
  const lefts = boxes.map((box) => box?.x ?? NaN);
  expect(lefts).toEqual(lefts.toSorted((one, other) => other - one));
  for (const target of flow) await expectInSight(target);
});
