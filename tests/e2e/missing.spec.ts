/** A browser, or a host, in which something is missing: the page works, or says in one sentence what is missing and what that means. */
import type { Page } from '@playwright/test';
import { PlaygroundPage } from './pages/playground-page';
import { inBareBrowser } from './support/bare-browser';
import { expect, test } from './support/test';

const trainTimeout = 120_000;
const small = { preset: 'mnist-softmax', dataset: 'mnist-10k', seed: '1', epochs: '1', batch: '128' };
const keepsNothing = 'does not let this page keep your work';

async function trainSmall(page: Page): Promise<void> {
  const playground = new PlaygroundPage(page);
  await playground.open(small);
  await playground.waitUntilReady();
  await playground.training.trainButton.click();
  await playground.training.waitFor('done', trainTimeout);
  await expect.poll(() => playground.training.accuracy()).toBeGreaterThan(0.5);
}

/** How a browser refuses something; runs in the page, before its scripts. */
const refusals: Readonly<Record<string, () => void>> = {
  'localStorage throws': () => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('no', 'SecurityError');
      },
    });
  },
  'localStorage is null': () => {
    Object.defineProperty(window, 'localStorage', { value: null });
  },
  'indexedDB throws': () => {
    Object.defineProperty(window, 'indexedDB', {
      get() {
        throw new DOMException('no', 'SecurityError');
      },
    });
  },
  'BroadcastChannel throws when it is made': () => {
    Object.defineProperty(window, 'BroadcastChannel', {
      value: function refuse() {
        throw new DOMException('no', 'SecurityError');
      },
    });
  },
  'locks throw when they are asked for': () => {
    Object.defineProperty(Navigator.prototype, 'locks', {
      get() {
        throw new DOMException('no', 'SecurityError');
      },
    });
  },
  'locks are refused': () => {
    const refuse = () => Promise.reject(new DOMException('no', 'SecurityError'));
    Object.assign(LockManager.prototype, { request: refuse, query: refuse });
  },
  'nothing of it is there': () => {
    for (const name of ['BroadcastChannel', 'caches', 'SharedArrayBuffer']) Reflect.deleteProperty(window, name);
    for (const name of ['locks', 'clipboard', 'storage']) Reflect.deleteProperty(Navigator.prototype, name);
  },
};

for (const [how, refuse] of Object.entries(refusals)) {
  test(`the page trains where ${how}`, async ({ page }) => {
    await page.addInitScript(refuse);
    await trainSmall(page);
    const isTold = /localStorage|indexedDB/.test(how);
    await expect(page.getByText(keepsNothing)).toHaveCount(isTold ? 1 : 0);
  });
}

test('with cookies and site data blocked the page trains, and says to save the work as a file', async ({ baseURL }) => {
  await inBareBrowser({ cookiesBlocked: true }, baseURL, async (page) => {
    await trainSmall(page);
    // So it really was in this browser.
    await expect(page.evaluate(() => localStorage.length)).rejects.toThrow('Access is denied');
    await expect(page.getByText(keepsNothing)).toHaveCount(1);
  });
});

test('without SIMD the page computes with JavaScript, says beforehand that this is slow, and Stop answers', async ({
  baseURL,
}) => {
  await inBareBrowser({ jsFlags: '--no-enable-sse4-1' }, baseURL, async (page) => {
    const playground = new PlaygroundPage(page);
    await playground.open({ seed: '1' });
    await expect(page.getByText('Training is slow here: this browser lacks WebAssembly with SIMD')).toBeVisible();
    await playground.waitUntilReady();
    await expect(playground.backend).toHaveAttribute('data-backend', 'cpu');
    const { training } = playground;
    await training.trainButton.click();
    await training.waitForStep(1, trainTimeout);
    const start = performance.now();
    await training.stopButton.click();
    await training.waitFor('done', trainTimeout);
    test.info().annotations.push({ type: 'stopped after', description: `${Math.round(performance.now() - start)} ms` });
  });
});

test('without WebAssembly a small network is trained', async ({ baseURL }) => {
  await inBareBrowser({ jsFlags: '--jitless' }, baseURL, async (page) => {
    await trainSmall(page);
    await expect(page.getByText('Training is slow here')).toBeVisible();
  });
});

test('on a host that sends no isolation headers one thread trains', async ({ page }) => {
  await page.route('**/*', async (route) => {
    const response = await route.fetch();
    const { 'cross-origin-opener-policy': _, 'cross-origin-embedder-policy': __, ...headers } = response.headers();
    await route.fulfill({ response, headers });
  });
  await trainSmall(page);
  expect(await page.evaluate(() => [crossOriginIsolated, 'SharedArrayBuffer' in window])).toEqual([false, false]);
  await new PlaygroundPage(page).chooseInMenu('Settings');
  await expect(page.getByRole('dialog')).toContainText('1 thread');
});

test('in a sub-folder of a host all is found', async ({ page, baseURL }) => {
  await page.route('**/class/7b/**', async (route) => {
    const inside = new URL(route.request().url());
    inside.pathname = inside.pathname.replace('/class/7b', '');
    // The page may be gone when the answer comes.
    const answer = route.fetch({ url: inside.href }).then((response) => route.fulfill({ response }));
    await answer.catch(() => undefined);
  });
  const strays: string[] = [];
  page.context().on('request', (request) => {
    if (!new URL(request.url()).pathname.startsWith('/class/7b/')) strays.push(request.url());
  });
  await page.goto(`${baseURL ?? ''}class/7b/?${new URLSearchParams(small).toString()}`);
  const playground = new PlaygroundPage(page);
  await playground.waitUntilReady();
  await playground.training.trainButton.click();
  await playground.training.waitFor('done', trainTimeout);
  expect(strays).toEqual([]);
});
