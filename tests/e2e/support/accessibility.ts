import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** axe finds nothing in the page as it is shown now, apart from `unlike`, rules that the view goes without for a reason. The test goes on, so that one run tells of all views. */
export async function expectNoFindings(page: Page, view: string, unlike: readonly string[] = []): Promise<void> {
  // Scrolled, a button may lie half under the tabs that stay at the top of a phone: that is no small button.
  await page.evaluate(() => window.scrollTo(0, 0));
  const { violations } = await new AxeBuilder({ page })
    .withTags(rules)
    .disableRules([...unlike])
    .analyze();
  const findings = violations.map(
    ({ id, help, nodes }) => `${id}: ${help} (${nodes.map((node) => node.target.join(' ')).join(', ')})`,
  );
  expect.soft(findings, view).toEqual([]);
}
