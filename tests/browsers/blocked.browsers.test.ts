/** Firefox with all cookies blocked: there storage, locks and channels between tabs throw where other browsers answer. */
import { expect, test } from 'vitest';
import { findFirefox } from '../../scripts/lib/other-browsers';
import { openSchool } from '../fixtures/school';
import { startFirefox } from './drivers/firefox';
import { drawDigit, open, quick, train } from './skills';
import { User } from './user';

const firefox = findFirefox();

test.skipIf(firefox === null)(
  'Firefox with cookies blocked: the page trains and reads, and says that it keeps nothing',
  async () => {
    const school = await openSchool();
    const driver = await startFirefox(firefox ?? '', { 'network.cookie.cookieBehavior': 2 });
    const user = new User(driver, school.address);
    try {
      await open(user, { ...quick, epochs: '1' });
      // So it really was in this browser.
      await expect(user.call(() => localStorage.length)).rejects.toThrow(/insecure|Security/);
      await user.read(/does not let this page keep your work/);
      expect(Number((await train(user)).accuracy)).toBeGreaterThan(0.8);
      expect(await drawDigit(user, 1)).toBe(true);
      // Firefox itself writes down that the worker for the time without a network may not be kept.
      const others = driver.errors.filter((text) => !/ServiceWorker.*Storage access is restricted/.test(text));
      expect(others, 'errors on the console').toEqual([]);
    } finally {
      await driver.close();
      await school.close();
    }
  },
  120_000,
);
