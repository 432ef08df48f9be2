import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** All that another theme changes. */
const ofColours = ['color-contrast', 'link-in-text-block'];
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * axe finds nothing in the page as it is shown now, apart from `unlike`, rules that the view goes without for a reason; in the dark theme only colours are looked at.
 * The test goes on, so that one run tells of all views.
 */
export async function expectNoFindings(page: Page, view: string, unlike: readonly string[] = []): Promise<void> {
  // Scrolled, a button may lie half under the tabs that stay at the top of a phone: that is no small button.
  await page.evaluate(() => window.scrollTo(0, 0));
  const isDark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  // What passed is not listed, and no second page is opened to bring frames together: there are none.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode();
  const looking = isDark ? axe.withRules(ofColours) : axe.withTags(rules).disableRules([...unlike]);
  const { violations } = await looking.analyze();
  const findings = violations.map(
    ({ id, help, nodes }) => `${id}: ${help} (${nodes.map((node) => node.target.join(' ')).join(', ')})`,
  );
  expect.soft(findings, view).toEqual([]);
}
