/** After one visit the page works with the network cut: a training, a drawing, a late part, a whole lesson. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSchool, type School, type SchoolServer } from '../fixtures/school';
import { startChromium } from './drivers/chromium';
import type { Driver } from './drivers/driver';
import { doPoolingLesson } from './lesson';
import { drawDigit, open, quick, train } from './skills';
import { User } from './user';

const startTime = 120_000;
const stepTime = 120_000;

/** Each with another of the servers that a school gets. */
const visits = [
  { name: 'Chromium', server: 'Python', start: startChromium },
  { name: 'Chromium', server: 'Node', start: startChromium },
] as const;

for (const { name, server, start } of visits)
  describe(`${name}, after a visit to the server for ${server}`, () => stayWithout(server, start));

// Parts that are loaded late do not arrive there while the worker keeps the page (state/offline/browser-keeper.ts).
test.todo('Firefox, after a visit');

function stayWithout(server: SchoolServer, start: () => Promise<Driver>): void {
  let school: School;
  let driver: Driver;
  let user: User;
  let hasFailed = true;

  beforeAll(async () => {
    school = await openSchool({ server });
    driver = await start();
    user = new User(driver, school.address);
    await open(user, quick);
    await user.press('button', 'Menu');
    await user.read(/Works without the internet/);
    await school.cut();
    hasFailed = false;
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

  step('nobody answers any more', async () => {
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
