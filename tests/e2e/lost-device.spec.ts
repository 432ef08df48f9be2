/** A graphics device that goes away in the midst of a training takes nothing along: the run ends on the next backend, and the page says so. */
import { launchOptions, softwareGpuFlags } from '../../scripts/lib/browser-launch';
import { expect, test } from './support/test';

const trainTimeout = 120_000;

test.use({ launchOptions: launchOptions(...softwareGpuFlags) });

test('a run whose graphics device is lost ends on WebAssembly', async ({ playground, page }) => {
  test.setTimeout(2 * trainTimeout);
  const { training } = playground;
  await playground.open({ preset: 'mnist-softmax', backend: 'webgpu', batch: '16', epochs: '2', seed: '1' });
  await playground.waitUntilReady(trainTimeout);
  await expect(playground.backend).toHaveAttribute('data-backend', 'webgpu');
  await training.trainButton.click();
  await training.waitForStep(2, trainTimeout);

  const engine = page.workers().find((worker) => worker.url().includes('engine'));
  await engine?.evaluate(() => {
    // Where TensorFlow.js keeps the backend in use.
    const { _tfengine } = globalThis as unknown as { _tfengine: { backend: { device: GPUDevice } } };
    _tfengine.backend.device.destroy();
  });

  await expect(playground.backend).toHaveAttribute('data-backend', 'wasm', { timeout: trainTimeout });
  await expect(page.getByText('The graphics chip went away. WebAssembly goes on in its place')).toBeVisible();
  await training.waitFor('done', trainTimeout);
  expect(await training.metric('epoch')).toBe(2);
  expect(await training.accuracy()).toBeGreaterThan(0.8);
});
