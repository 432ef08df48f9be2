/**
 * After one visit the page works with the network cut: a training, a drawing, a late part, a whole lesson. And a newer build comes when it is asked for. In Firefox a worker
 * that waited for the engine's threads would keep every request of the page waiting: what is loaded late on the first visit shows that it does not.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findFirefox } from '../../scripts/lib/other-browsers';
import { openSchool, release, type School, type SchoolServer } from '../fixtures/school';
import { startChromium } from './drivers/chromium';
import type { Driver } from './drivers/driver';
import { startFirefox } from './drivers/firefox';
import { doPoolingLesson } from './lesson';
import { drawDigit, open, quick, train } from './skills';
import { User } from './user';

const startTime = 120_000;
const stepTime = 120_000;

const firefox = findFirefox();
/** Each with another of the servers that a school gets. */
const visits = [
  { name: 'Chromium', server: 'Python', start: startChromium },
  { name: 'Firefox', server: 'Node', start: firefox === null ? null : () => startFirefox(firefox) },
] as const;

for (const { name, server, start } of visits) {
  if (start === null) test.skip(`${name} is not on this machine`);
  else describe(`${name} and the server for ${server}`, () => stayWithout(server, start));
}

// In Chromium tests/e2e/offline.spec.ts looks at that.
test.skipIf(firefox === null)(
  'Firefox on a host that sends no headers: loaded again by itself, it has threads',
  async () => {
    const school = await openSchool({ isBare: true });
    const driver = await startFirefox(firefox ?? '');
    const user = new User(driver, school.address);
    try {
      await user.open(quick);
      await user.until('isolation', () => user.call(() => crossOriginIsolated).catch(() => false), 60_000);
      await user.press('button', 'Menu');
      await user.press('button', 'Settings');
      await user.read(/([2-9]|\d\d) threads/);
      await driver.press('Escape');
      expect((await train(user)).accuracy).not.toBe('');
      expect(driver.errors, 'errors on the console').toEqual([]);
    } finally {
      await driver.close();
      await school.close();
    }
  },
  startTime,
);

function stayWithout(server: SchoolServer, start: () => Promise<Driver>): void {
  let school: School;
  let driver: Driver;
  let user: User;
  let hasFailed = false;

  beforeAll(async () => {
    school = await openSchool({ server });
    driver = await start();
    user = new User(driver, school.address);
  }, startTime);
  afterAll(async () => {
    await driver.close();
    await school.close();
  }, startTime);

  const step = (what: string, work: () => Promise<void>): void =>
    test(what, { timeout: stepTime }, async ({ skip }) => {
      skip(hasFailed, 'an earlier step failed');
      hasFailed = true;
      await work();
      expect(driver.errors, 'errors on the console').toEqual([]);
      hasFailed = false;
    });

  const loadedAt = (): Promise<number> => user.call(() => performance.timeOrigin);

  step('on the first visit the worker takes charge, and late parts still come', async () => {
    await open(user, quick);
    await user.until('a worker in charge', () => user.call(() => navigator.serviceWorker.controller !== null));
    await user.press('button', 'Menu');
    await user.read(/Works without the internet/);
    await driver.press('Escape');
    await user.press('tab', 'Learn');
    await user.see('list', 'Lessons');
  });
  step('the page loads again', async () => {
    await driver.reload();
    await user.see('button', 'Train', ({ isEnabled }) => isEnabled);
    await user.press('tab', 'Summary');
    await user.read(/7,850/);
  });
  step('a newer build comes when it is asked for', async () => {
    await release(school, 'Later');
    await driver.reload();
    const before = await loadedAt();
    await user.press('button', 'Load it now');
    await user.until('another load', async () => (await loadedAt().catch(() => before)) !== before);
    await user.see('button', 'Train', ({ isEnabled }) => isEnabled);
    expect(await user.call(async () => (await fetch('index.html')).text())).toContain('<title>Later</title>');
    await user.press('button', 'Menu');
    await user.read(/Works without the internet/);
  });
  step('nobody answers any more', async () => {
    await school.cut();
    await expect(fetch(school.address)).rejects.toThrow();
  });
  step('the page opens, trains and reads a drawing', async () => {
    await open(user, { ...quick, epochs: '1' });
    expect(await user.call(() => crossOriginIsolated)).toBe(true);
    expect(Number((await train(user)).accuracy)).toBeGreaterThan(0.8);
    await drawDigit(user, 3);
    await user.seeValue('status', 'Prediction', 'data-class', /^\d$/);
  });
  step('a part that is loaded late opens', async () => {
    await user.press('tab', 'Mistakes');
    await user.press('button', 'Read all test images');
    expect(await user.seeValue('status', 'Result of the reading', 'data-count', /\d/, 120_000)).toBe('2000');
  });
  step('the other set that comes with the page is there', async () => {
    await user.select('Data set', 'fashion-10k');
    await user.press('tab', 'Data');
    await user.read(/Ankle boot/);
    await user.see('button', 'Train', ({ isEnabled }) => isEnabled);
  });
  step('another language is there', async () => {
    await user.open({ lang: 'en-XL' });
    await user.see('button', '/^\\[Ťřáíñ/', ({ isEnabled }) => isEnabled);
  });
  step('a whole lesson is done', async () => {
    await open(user, { backend: 'wasm', lesson: 'pooling', seed: '1' });
    await doPoolingLesson(user);
  });
}
