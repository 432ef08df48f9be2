/** On a phone fingers draw. */
import { strokesOf, strokesBoxSide } from './support/strokes';
import { expect, test } from './support/test';

test('a finger draws without scrolling the page, and the network reads it @phone', async ({ playground, page }) => {
  const { draw, training } = playground;
  await playground.open({ preset: 'mnist-dense', dataset: 'mnist-10k', seed: '1', epochs: '1' });
  await playground.waitUntilReady();
  await training.trainButton.click();
  await training.waitFor('done', 90_000);

  await draw.clearButton.click();
  await draw.area.scrollIntoViewIfNeeded();
  const box = await draw.area.boundingBox();
  if (box === null) throw new Error('the drawing area is not on the page');
  const scrolled = await page.evaluate(() => window.scrollY);
  const finger = await page.context().newCDPSession(page);
  const scale = box.width / strokesBoxSide;
  for (const stroke of strokesOf(2)) {
    for (const [index, [x, y]] of stroke.entries()) {
      const touchPoints = [{ x: box.x + x * scale, y: box.y + y * scale }];
      await finger.send('Input.dispatchTouchEvent', { type: index === 0 ? 'touchStart' : 'touchMove', touchPoints });
    }
    await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  }
  await draw.expectRead(2);
  expect(await page.evaluate(() => window.scrollY)).toBe(scrolled);
  // Nothing is wider than the screen.
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
