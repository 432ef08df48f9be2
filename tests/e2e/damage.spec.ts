/** Breaking a network to understand it, and putting it back: by keyboard alone. */
import type { Locator, Page } from '@playwright/test';
import { InsidePanel } from './pages/inside-panel';
import type { PlaygroundPage } from './pages/playground-page';
import { expectNoFindings } from './support/accessibility';
import { expect, test } from './support/test';
import { reach } from './support/tab-walk';

const trainTimeout = 240_000;

/** What is damaged, and what it does. */
class DamageBar {
  readonly bar: Locator;
  readonly putBack: Locator;

  constructor(private readonly page: Page) {
    this.bar = page.getByRole('region', { name: 'Damage', exact: true });
    this.putBack = this.bar.getByRole('button', { name: 'Put it back', exact: true });
  }

  /** A number before the damage and after it, once both are known. */
  async effect(name: 'answer' | 'accuracy'): Promise<{ before: number; after: number }> {
    const effect = this.bar.locator(`[data-effect=${name}]`);
    await expect(effect).toHaveAttribute('data-before', /\d/, { timeout: 60_000 });
    await expect(effect).toHaveAttribute('data-after', /\d/, { timeout: 60_000 });
    const read = async (side: string) => Number(await effect.getAttribute(`data-${side}`));
    return { before: await read('before'), after: await read('after') };
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: typeof name === 'string' });
  }
}

/** A small network that has learned digits a little. */
async function trainSmall(playground: PlaygroundPage): Promise<void> {
  await playground.open({ dataset: 'mnist-10k', seed: '1', epochs: '1', batch: '32' });
  await playground.waitUntilReady();
  const { network, training } = playground;
  for (const name of ['Conv2D 3', 'MaxPooling2D 2']) await network.delete(name);
  for (const name of ['Conv2D 1', 'Conv2D 2']) {
    await network.select(name);
    await network.setField('Filters', '8');
  }
  await training.trainButton.click();
  await training.waitFor('done', trainTimeout);
}

test('a learner switches a filter off, edits a kernel and shakes weights, and puts everything back, by keyboard', async ({
  playground,
  page,
}) => {
  test.setTimeout(2 * trainTimeout);
  const [inside, damage] = [new InsidePanel(page), new DamageBar(page)];
  const { training, draw } = playground;
  await trainSmall(playground);
  await expect(draw.prediction).toHaveAttribute('data-class', /\d/);
  const whole = { class: await draw.readClass(), confidence: await draw.confidence() };
  await expect.poll(() => training.accuracy()).toBeGreaterThan(0.8);
  const tested = await training.accuracy();

  // A filter of the first layer.
  const tile = inside.mapsOf('Conv2D 1').getByRole('button').first();
  await playground.press(tile);
  await expect(inside.opened).toBeFocused();
  await expect(inside.opened.locator('[data-matrix="kernel"]')).toBeVisible();
  await expect(damage.bar).toHaveCount(0);
  const toggle = damage.button(/^Switch this filter (off|on again)$/);
  await reach(toggle);
  await page.keyboard.press('Enter');
  await expect(damage.bar).toContainText(/Filter \d+ of Conv2D 1 is off/);
  await expect(tile).toHaveAccessibleName(/switched off$/);
  const { before } = await damage.effect('accuracy');
  expect(before).toBeGreaterThan(0.8);
  expect((await damage.effect('answer')).before).toBe(Number(whole.class));
  await expect.poll(() => inside.number('network')).toBe(0);
  await expectNoFindings(page, 'a filter is off');
  await expect(toggle).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(damage.bar).toHaveCount(0);
  await expect(tile).not.toHaveAccessibleName(/switched off$/);

  // Its kernel: numbers with a comma are read as the fields of the page read them.
  await expect.poll(() => inside.matrix('kernel')).not.toContain(0);
  const kernel = await inside.matrix('kernel');
  await playground.press(damage.button('Edit this kernel'));
  const field = page
    .getByRole('grid', { name: /^Kernel of filter \d+ on input channel 1$/ })
    .getByRole('textbox')
    .first();
  await reach(field);
  await page.keyboard.type('-2,5');
  await expect.poll(() => inside.matrix('kernel')).toEqual([-2.5, ...kernel.slice(1)]);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.type('7');
  await expect.poll(() => inside.matrix('kernel')).toEqual([-2.5, 7, ...kernel.slice(2)]);
  await expect(damage.bar).toContainText(/Kernel of filter \d+, input channel 1 of Conv2D 1 is edited/);

  // Noise on a deeper layer.
  await reach(page.getByRole('tab', { name: 'One number', exact: true }));
  await page.keyboard.press('ArrowRight');
  const slider = page.getByRole('slider', { name: 'Noise on the weights of Conv2D 2', exact: true });
  await expect(slider).toBeVisible();
  await reach(slider);
  await page.keyboard.press('End');
  await expect(damage.bar).toContainText('2 things are damaged');
  await expect.poll(async () => (await damage.effect('accuracy')).after).toBeLessThan(before - 0.1);
  await expectNoFindings(page, 'two things are damaged');

  // What is measured and saved is the network as it was.
  await playground.press(training.evaluateButton);
  await expect(training.evaluateButton).toBeEnabled();
  await expect.poll(() => training.accuracy()).toBe(tested);

  // One thing is put back, then all; the focus stays on what is there.
  await playground.press(damage.button('2 things are damaged'));
  await playground.press(damage.button(/^Put back: Kernel/));
  await expect(damage.bar).toContainText('Noise of 200% on the weights of Conv2D 2');
  await expect(damage.putBack).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(damage.bar).toHaveCount(0);
  await expect(slider).toHaveValue('0');
  await expect(draw.prediction).toHaveAttribute('data-class', whole.class ?? '');
  expect(await draw.confidence()).toBe(whole.confidence);

  // A training puts it back too, and says so.
  await reach(slider);
  await page.keyboard.press('End');
  await expect(damage.putBack).toBeVisible();
  await playground.press(training.stepButton);
  await expect(damage.bar).toContainText('The network was put back for the training');
  await expect(damage.putBack).toHaveCount(0);
  await expect(slider).toBeDisabled();
  await playground.press(damage.button('Close this message'));
  await expect(damage.bar).toHaveCount(0);
});
