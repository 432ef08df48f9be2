/** A learner's first minutes: the page is ready, a small network of their own learns, and reads what they draw. */
import { expect, test } from './support/test';
import { stepAtRest } from './support/stored-run';
import { strokesOf } from './support/strokes';

const trainTimeout = 180_000;

test('a newcomer finds a network, data and a digit ready', async ({ playground }) => {
  await playground.open();
  await expect(playground.preset).toHaveValue('mnist-first-convnet');
  await expect(playground.network.summary).toContainText('Total params: 104,202 (407.04 KB)');
  await expect(playground.network.summary).toContainText('(None, 26, 26, 32)');
  await playground.waitUntilReady();
  await expect(playground.training.status).toHaveAttribute('data-state', 'idle');
  await expect(playground.draw.probabilities.getByRole('listitem')).toHaveCount(10);
  await expect(playground.draw.seen).toBeVisible();
});

test('a learner trains a small network, pauses, resumes, and it reads their digits', async ({ playground, page }) => {
  test.setTimeout(2 * trainTimeout);
  const { network, training, draw } = playground;
  await playground.open({ dataset: 'mnist-10k', seed: '1', epochs: '3', batch: '32' });
  await playground.waitUntilReady();

  // Eight filters are enough to learn the digits, and quick on any machine.
  for (const name of ['Conv2D 3', 'Conv2D 2', 'MaxPooling2D 2']) await network.delete(name);
  await network.select('Conv2D 1');
  await network.setField('Filters', '8');
  await expect(network.summary).toContainText('(None, 1352)');
  await expect(network.summary).toContainText('Total params: 13,610 (53.16 KB)');

  await training.trainButton.click();
  await training.waitForStep(20, trainTimeout);
  const early = await training.metric('loss');
  expect(await training.metric('images-per-second')).toBeGreaterThan(0);
  await training.pauseButton.click();
  const pausedAt = await stepAtRest(page, training);
  // Of three epochs of 250 batches of 32.
  await expect(training.progress).toHaveAttribute('aria-valuenow', String(Math.round((pausedAt / 750) * 100)));
  await training.stepButton.click();
  await expect.poll(() => training.metric('step')).toBe(pausedAt + 1);
  await training.waitFor('paused');

  await training.resumeButton.click();
  await training.waitFor('training');
  await training.waitFor('done', trainTimeout);
  expect(await training.metric('loss')).toBeLessThan(early);
  expect(await training.metric('epoch')).toBe(3);
  // Nothing is held back and the test images are kept for the test, so there is one line and one figure of it.
  expect(await training.metric('val-accuracy')).toBeNaN();
  await expect(training.metrics).not.toContainText('validation');
  await expect(training.progress).toHaveAttribute('aria-valuenow', '100');
  // A run that ends by itself is tested without being asked.
  expect(await training.accuracy()).toBeGreaterThan(0.8);

  let read = 0;
  for (let digit = 0; digit < 10; digit++) {
    await draw.draw(strokesOf(digit));
    await expect(draw.prediction).toHaveAttribute('data-class', /^\d$/);
    const isRight = await draw.expectRead(digit).then(
      () => true,
      () => false,
    );
    if (isRight) read += 1;
  }
  expect(read, 'digits read of ten drawn ones').toBeGreaterThanOrEqual(8);
});

test('a drawing can be taken back stroke by stroke', async ({ playground }) => {
  const { draw } = playground;
  await playground.open();
  await playground.waitUntilReady();
  await draw.draw(strokesOf(4));
  await expect(draw.prediction).toHaveAttribute('data-class', /^\d$/);
  await draw.undoStrokeButton.click();
  await expect(draw.prediction).toHaveAttribute('data-class', /^\d$/);
  await draw.undoStrokeButton.click();
  await expect(draw.prediction).not.toHaveAttribute('data-class', /^\d$/);
});

test('stopping keeps what was learned, resetting forgets it', async ({ playground }) => {
  const { training } = playground;
  await playground.open({ preset: 'mnist-softmax', dataset: 'mnist-10k', seed: '1', epochs: '50' });
  await playground.waitUntilReady();
  await training.trainButton.click();
  await training.waitForStep(150, trainTimeout);
  await training.stopButton.click();
  await training.waitFor('done');
  // Stopped, it was not tested yet.
  expect(await training.accuracy()).toBeNaN();
  await training.evaluateButton.click();
  await expect.poll(() => training.accuracy()).toBeGreaterThan(0.7);

  await training.resetButton.click();
  await expect.poll(() => training.accuracy()).toBeNaN();
  await training.evaluateButton.click();
  await expect.poll(() => training.accuracy()).toBeLessThan(0.4);
});
