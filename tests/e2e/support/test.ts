/** The `test` of all e2e specs: it hands out the page object and fails a test whose page had errors, whatever the test looked at. */
import { expect, test as base } from '@playwright/test';
import { PlaygroundPage } from '../pages/playground-page';
import { PageWatch } from './page-watch';

interface Fixtures {
  readonly playground: PlaygroundPage;
  readonly watch: PageWatch;
}

export const test = base.extend<Fixtures>({
  watch: [
    async ({ page, baseURL }, use) => {
      const watch = await PageWatch.start(page, baseURL ?? '');
      await use(watch);
      expect.soft(watch.errors, 'errors on the console').toEqual([]);
      expect.soft(watch.policyViolations, 'broken rules of the Content-Security-Policy').toEqual([]);
      expect.soft(watch.foreignRequests, 'requests to other hosts').toEqual([]);
    },
    { auto: true },
  ],
  playground: async ({ page }, use) => {
    await use(new PlaygroundPage(page));
  },
});

export { expect } from '@playwright/test';
