/** Letters as large as somebody has set their browser to, and what a screen reader gets to hear. */
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { launchOptions } from '../../scripts/lib/browser-launch';
import { PlaygroundPage } from './pages/playground-page';
import { expectNoSidewaysScroll } from './support/in-sight';
import { expect, test } from './support/test';

const quick = { preset: 'mnist-softmax', backend: 'wasm', epochs: '1', batch: '256', seed: '1' };

async function train({ training }: PlaygroundPage): Promise<void> {
  await training.trainButton.click();
  await training.waitFor('done', 60_000);
}

test('with letters twice as large nothing lies beside the window', async ({ baseURL }) => {
  const folder = mkdtempSync(join(tmpdir(), 'large-letters-'));
  mkdirSync(join(folder, 'Default'));
  const preferences = { webkit: { webprefs: { default_font_size: 32 } } };
  writeFileSync(join(folder, 'Default', 'Preferences'), JSON.stringify(preferences));
  const viewport = { width: 1366, height: 768 };
  const browser = await chromium.launchPersistentContext(folder, {
    ...launchOptions(),
    baseURL: baseURL ?? '',
    viewport,
  });
  try {
    const page = await browser.newPage();
    const playground = new PlaygroundPage(page);
    await playground.open(quick);
    await playground.waitUntilReady();
    await expect(page.locator('html')).toHaveCSS('font-size', '32px');
    await expectNoSidewaysScroll(page, 'picture');
    await train(playground);
    await expectNoSidewaysScroll(page, 'trained');
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

test('a screen reader hears a training in a few sentences, and the focus stays where it was', async ({
  playground,
  page,
}) => {
  const { training, network } = playground;
  await playground.open({ ...quick, epochs: '3' });
  await playground.waitUntilReady();
  const row = network.layers.getByRole('button', { name: /^Dense 1 output shape 10/ });
  await expect(row).toBeVisible();
  // Whatever changes in a live region, as its sentence.
  await page.evaluate(() => {
    const heard: string[] = [];
    const regionOf = (node: Node): Element | null => {
      const element = node instanceof Element ? node : node.parentElement;
      const live = element?.closest('[aria-live], [role=status], [role=alert]') ?? null;
      return live?.getAttribute('aria-live') === 'off' ? null : live;
    };
    new MutationObserver((changes) => {
      for (const text of new Set(changes.map(({ target }) => regionOf(target)?.textContent ?? '')))
        if (text !== '' && heard.at(-1) !== text) heard.push(text);
      document.documentElement.dataset.heard = heard.join('\n');
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  await training.trainButton.focus();
  await page.keyboard.press('Enter');
  await training.waitFor('done', 60_000);
  await expect(training.trainButton).toBeFocused();
  await expect(page.locator('html')).toHaveAttribute('data-heard', /test images, loss/);
  const heard = ((await page.locator('html').getAttribute('data-heard')) ?? '').split('\n');
  expect(heard.join('\n')).toContain('Done');
  expect(heard.length, heard.join('\n')).toBeLessThanOrEqual(12);
});
