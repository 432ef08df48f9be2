/** A whole epoch on WebGPU, validated on every test image: what comes after the last step of an epoch must run there too. */
import { launchOptions, softwareGpuFlags } from '../../scripts/lib/browser-launch';
import { expect, test } from './support/test';

const trainTimeout = 120_000;

test.use({ launchOptions: launchOptions(...softwareGpuFlags) });

test('an epoch on WebGPU is trained, validated and tested', async ({ playground }) => {
  test.setTimeout(2 * trainTimeout);
  const { training } = playground;
  await playground.open({ preset: 'mnist-softmax', backend: 'webgpu', epochs: '1', seed: '1' });
  await playground.waitUntilReady(trainTimeout);
  await training.validateOn('test');
  await training.trainButton.click();
  await training.waitFor(['done', 'failed'], trainTimeout);

  await expect(training.status).toHaveAttribute('data-state', 'done');
  await expect(playground.backend).toHaveAttribute('data-backend', 'webgpu');
  expect(await training.metric('epoch')).toBe(1);
  expect(await training.metric('val-accuracy')).toBeGreaterThan(0.8);
  // The same images, and so the same figure, under the same name.
  expect(await training.metric('val-accuracy')).toBeCloseTo(await training.accuracy(), 6);
  await expect(training.metrics).toContainText('test images');
  await expect(training.metrics).not.toContainText('validation');
});
