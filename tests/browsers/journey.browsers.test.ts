/** The production build from opening to handing on, in every browser that is here. Ends with a table. */
import { mkdirSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { preview, type PreviewServer } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findFirefox, findWebKit } from '../../scripts/lib/other-browsers';
import { startChromium } from './drivers/chromium';
import type { Driver } from './drivers/driver';
import { startFirefox } from './drivers/firefox';
import { startWebKit } from './drivers/webkit';
import { journey } from './journey';
import { RequestLog } from './request-log';
import { Results } from './results';
import { User } from './user';

const port = Number(process.env.E2E_PORT ?? 4183);
const home = `http://127.0.0.1:${port}/`;
const startTime = 120_000;
const stepTime = 300_000;
const traces = 'test-results/browsers';

const [firefox, webkit] = [findFirefox(), findWebKit()];
const browsers = {
  Chromium: startChromium,
  Firefox: firefox === null ? null : () => startFirefox(firefox),
  WebKit: webkit === null ? null : () => startWebKit(webkit),
} as const;

const results = new Results(journey.map(({ name }) => name));
let server: PreviewServer;
let requests: RequestLog;

beforeAll(async () => {
  server = await preview({ preview: { port, strictPort: true } });
  requests = new RequestLog(server.httpServer as Server);
}, startTime);

afterAll(async () => {
  process.stdout.write(`\n${results.table()}\n`);
  await server.close();
});

for (const [name, start] of Object.entries(browsers)) {
  if (start === null) test.skip(`${name} is not on this machine`);
  else describe(name, () => travel(start));
}

function travel(start: () => Promise<Driver>): void {
  let driver: Driver;
  let hasFailed = false;
  beforeAll(async () => {
    driver = await start();
  }, startTime);
  afterAll(() => driver.close(), startTime);

  test.for(journey)('$name', { timeout: stepTime }, async (step, { skip }) => {
    skip(hasFailed, 'an earlier step failed');
    const begin = performance.now();
    hasFailed = true;
    try {
      await step.run(new User(driver, home), (figures) => results.keep(driver.browser, figures));
      expect(driver.errors, 'errors on the console').toEqual([]);
      hasFailed = false;
    } finally {
      const seconds = `${((performance.now() - begin) / 1000).toFixed(1)} s`;
      results.note(driver.browser, step.name, hasFailed ? `FAILED ${seconds}` : seconds);
      if (hasFailed) await keepTraces(driver, step.name);
    }
  });
}

/** What the page showed, and what it, its worker and its threads asked for last. */
async function keepTraces(driver: Driver, step: string): Promise<void> {
  mkdirSync(traces, { recursive: true });
  const path = join(traces, `${driver.browser} ${step}`);
  const picture = await driver.screenshot().catch(() => null);
  if (picture) writeFileSync(`${path}.png`, picture);
  const text = await driver.run('() => document.body.innerText', '').catch(String);
  const traceLines = ['Errors:', ...driver.errors, 'Page:', text, 'Requests:', requests.last()].join('\n');
  writeFileSync(`${path}.txt`, traceLines);
  process.stdout.write(`\n${path}\n${traceLines}\n`);
}

describe('the same seed', () => {
  test('gives the same numbers in all browsers with the same kind of SIMD, and nearly the same in the others', () => {
    const { figures } = results;
    for (const { device, loss, accuracy } of figures) {
      const alike = figures.filter((other) => other.device === device);
      expect(new Set(alike.map((other) => `${other.loss} ${other.accuracy}`)).size, device).toBe(1);
      const [first] = figures;
      expect(Math.abs(Number(loss) / Number(first?.loss) - 1)).toBeLessThan(0.02);
      expect(Math.abs(Number(accuracy) - Number(first?.accuracy))).toBeLessThan(0.004);
    }
  });
});
