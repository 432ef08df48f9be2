import { defineConfig } from '@playwright/test';
import { launchOptions } from './scripts/lib/browser-launch.ts';

const port = Number(process.env.E2E_PORT ?? 4183);
const address = `http://127.0.0.1:${port}/`;

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  // By default a story has the cores for itself; `npm test` gives two of them at a time to those that measure nothing by the clock.
  workers: 1,
  // What passes only at the second try is named at the end of npm test: something to mend, not a reason to refuse a change.
  retries: 1,
  timeout: 120_000,
  forbidOnly: process.env.CI !== undefined,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: process.env.E2E_REPORT ?? '.cache/test-reports/e2e.json' }]],
  use: {
    baseURL: address,
    browserName: 'chromium',
    launchOptions: launchOptions(),
    locale: 'en-US',
    // The worker that keeps the page would answer in place of the tests; offline.spec.ts allows it.
    serviceWorkers: 'block',
    // To trace every story takes a good part of its time: one that failed is traced when it is tried again.
    trace: 'on-first-retry',
  },
  projects: [
    { name: 'desktop', use: { viewport: { width: 1366, height: 768 } }, testIgnore: /phone.spec/ },
    {
      name: 'phone',
      use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
      grep: /@phone/,
    },
  ],
  webServer: {
    // The production build, with the headers and the policy that it ships with.
    command: `npx vite preview --port ${port} --strictPort`,
    url: address,
    reuseExistingServer: false,
  },
});
