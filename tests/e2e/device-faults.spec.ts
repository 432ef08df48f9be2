/**
 * A graphics device that fails during a training, in whatever way, takes nothing along: the run ends on the next backend, the page says so in one plain
 * sentence, and what the browser and the driver said stands in a report that can be copied, and nowhere else.
 */
import { launchOptions, softwareGpuFlags } from '../../scripts/lib/browser-launch';
import { gpuFaults, provoke } from './support/gpu-faults';
import { expect, test } from './support/test';

const trainTimeout = 120_000;

test.use({
  launchOptions: launchOptions(...softwareGpuFlags),
  permissions: ['clipboard-read', 'clipboard-write'],
});

const names = { webgpu: 'WebGPU', webgl: 'WebGL' };
const tail = 'WebAssembly goes on in its place, from the network as it was a few seconds before: nothing else is lost.';
const reasons = {
  deviceLost: () => `The graphics chip went away. ${tail}`,
  deviceFull: () => `The graphics chip has no memory left. ${tail}`,
  deviceFailed: (name: string) => `${name} failed on this device. ${tail}`,
};

interface Case {
  readonly backend: keyof typeof gpuFaults;
  readonly fault: keyof (typeof gpuFaults)['webgpu'];
  readonly reason: keyof typeof reasons;
  /** What the report says in the browser's own words. */
  readonly words: RegExp;
  /** Programs are compiled before the first step; everything else goes wrong during the training. */
  readonly isEarly?: boolean;
}
const cases: readonly Case[] = [
  { backend: 'webgpu', fault: 'is lost', reason: 'deviceLost', words: /destroyed|AbortError/ },
  { backend: 'webgpu', fault: 'has no memory left', reason: 'deviceFull', words: /GPUOutOfMemoryError: \w+/ },
  { backend: 'webgpu', fault: 'refuses a command', reason: 'deviceFailed', words: /GPUValidationError: Dispatch/ },
  {
    backend: 'webgpu',
    fault: 'cannot compile a program',
    reason: 'deviceFailed',
    words: /Error while parsing WGSL/,
    isEarly: true,
  },
  { backend: 'webgl', fault: 'is lost', reason: 'deviceLost', words: /context was lost/ },
  { backend: 'webgl', fault: 'has no memory left', reason: 'deviceFull', words: /WebGL errors .*0x505/ },
  { backend: 'webgl', fault: 'refuses a command', reason: 'deviceFailed', words: /WebGL errors .*0x501/ },
  {
    backend: 'webgl',
    fault: 'cannot compile a program',
    reason: 'deviceFailed',
    words: /Failed to (compile|link)/,
    isEarly: true,
  },
];

for (const { backend, fault, reason, words, isEarly = false } of cases) {
  test(`a run on ${names[backend]} whose device ${fault} ends on WebAssembly`, async ({ playground, page }) => {
    test.setTimeout(2 * trainTimeout);
    const { training } = playground;
    await playground.open({ preset: 'mnist-softmax', backend, batch: '16', epochs: '2', seed: '1' });
    await playground.waitUntilReady(trainTimeout);
    await expect(playground.backend).toHaveAttribute('data-backend', backend);
    if (isEarly) await provoke(page, gpuFaults[backend][fault]);
    await training.trainButton.click();
    if (!isEarly) {
      await training.waitForStep(2, trainTimeout);
      await provoke(page, gpuFaults[backend][fault]);
    }

    await expect(playground.backend).toHaveAttribute('data-backend', 'wasm', { timeout: trainTimeout });
    const notice = page.locator('[data-notice]', { hasText: 'goes on in its place' });
    await expect(notice).toHaveCount(1);
    await expect(notice).toContainText(reasons[reason](names[backend]));
    await training.waitFor('done', trainTimeout);
    expect(await training.metric('epoch')).toBe(2);
    expect(await training.accuracy()).toBeGreaterThan(0.8);

    await notice.getByRole('button', { name: 'Copy report', exact: true }).click();
    await expect(notice.getByRole('button', { name: 'Report copied', exact: true })).toBeVisible();
    const report = await page.evaluate(() => navigator.clipboard.readText());
    expect(report).toMatch(words);
    for (const fact of [`"backend":"${backend}"`, '"steps":', '"Dense"', 'SwiftShader', 'Chrome/', 'CNN Playground '])
      expect(report).toContain(fact);
    const shown = await page.evaluate(() => document.body.innerText);
    expect(shown).not.toMatch(words);
    expect(shown).not.toMatch(/GPU\w+Error|WGSL|\[Invalid|VK_|shader|Exception/);
  });
}
