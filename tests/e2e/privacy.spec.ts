/** Nothing leaves the page, and the page runs under the policy that it ships with. (Every other spec listens for violations as well.) */
import { expect, test } from './support/test';

test('is isolated, so that the engine may use threads', async ({ playground, page }) => {
  await playground.open();
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
});

test('sends a strict policy in the header and carries it in the page', async ({ playground, page }) => {
  const response = await page.request.get('./');
  const header = response.headers()['content-security-policy'] ?? '';
  for (const rule of ["default-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'self'"]) {
    expect(header).toContain(rule);
  }
  expect(header).not.toContain('unsafe-inline');
  expect(header).not.toContain("'unsafe-eval'");
  await playground.open();
  const meta = page.locator('meta[http-equiv="Content-Security-Policy"]');
  await expect(meta).toHaveAttribute('content', /default-src 'self'/);
});

test('an inline script is not run', async ({ page, watch }) => {
  await page.goto('./');
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'document.title = "taken over"';
    document.head.append(script);
  });
  // The header and the meta tag each report it.
  await expect.poll(() => watch.policyViolations.length).toBe(2);
  await expect.poll(() => watch.errors.length).toBe(2);
  await expect(page).not.toHaveTitle('taken over');
  // These were meant.
  watch.policyViolations.length = 0;
  watch.errors.length = 0;
});

test('trains on the embedded data without asking another host', async ({ playground, watch }) => {
  await playground.open({ preset: 'mnist-softmax', dataset: 'mnist-10k', epochs: '1' });
  await playground.waitUntilReady();
  await playground.training.trainButton.click();
  await playground.training.waitFor('done', 90_000);
  expect(watch.foreignRequests).toEqual([]);
});
