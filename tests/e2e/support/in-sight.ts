/** What is in the window, what lies over what, and what moves: measured on the page as it is painted. */
import type { Locator, Page } from '@playwright/test';
import { expect } from './test';

/** The whole of it is in the window, and its middle is what a finger there would touch. */
export async function expectInSight(target: Locator): Promise<void> {
  await expect.soft(target).toBeInViewport({ ratio: 1 });
  await expectOnTop(target);
}

/** Nothing lies over its middle, once the page has come to rest. */
export async function expectOnTop(target: Locator): Promise<void> {
  const isOnTop = (): Promise<boolean> =>
    target.evaluate((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      const upper = document.elementFromPoint(left + width / 2, top + height / 2);
      // Lights lie over the picture that they belong to.
      const isLight = upper?.closest('[data-lights]')?.parentElement === element.parentElement;
      return isLight || element.contains(upper);
    });
  await expect
    .configure({ soft: true })
    .poll(isOnTop, `${String(target)} is covered`)
    .toBe(true);
}

/** Nothing widens the page; what scrolls by itself may be wider inside. */
export async function expectNoSidewaysScroll(page: Page, where: string): Promise<void> {
  const [content, shown] = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return [scrollWidth, clientWidth] as const;
  });
  expect.soft(content, where).toBeLessThanOrEqual(shown);
}

/** The names of the controls in the window whose middle something else covers; those that their own scrolling part hides do not count. */
export function coveredControls(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const shown = (element: Element): DOMRect => {
      const box = element.getBoundingClientRect();
      let { left, top, right, bottom } = box;
      for (let part = element.parentElement; part; part = part.parentElement) {
        if (getComputedStyle(part).overflow === 'visible') continue;
        const edge = part.getBoundingClientRect();
        [left, top] = [Math.max(left, edge.left), Math.max(top, edge.top)];
        [right, bottom] = [Math.min(right, edge.right), Math.min(bottom, edge.bottom)];
      }
      return new DOMRect(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
    };
    const isWhole = (control: Element): boolean => {
      const [box, seen] = [control.getBoundingClientRect(), shown(control)];
      const isCut = Math.abs(seen.width - box.width) >= 1 || Math.abs(seen.height - box.height) >= 1;
      return !isCut && box.width >= 2 && box.height >= 2;
    };
    // Lights lie over the picture that they belong to.
    const isLight = (top: Element, control: Element): boolean =>
      top.closest('[data-lights]')?.parentElement === control.parentElement;
    const isCovered = (control: Element): boolean => {
      if (!isWhole(control) || !control.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
        return false;
      const { left, top, width, height } = control.getBoundingClientRect();
      const [x, y] = [left + width / 2, top + height / 2];
      if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) return false;
      const upper = document.elementFromPoint(x, y);
      if (upper === null || control.contains(upper) || upper.contains(control)) return false;
      return !isLight(upper, control) && upper.closest('label')?.contains(control) !== true;
    };
    const nameOf = (element: Element) => element.getAttribute('aria-label') ?? element.textContent;
    const controls = document.querySelectorAll('button, input, select, [role="img"], [role="status"]');
    return [...controls].filter(isCovered).map(nameOf);
  });
}

/** Begins to add up how much the page moves by itself, by the browser's own measure. Before the page is opened. */
export async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const shifts: { value: number; sources: string[] }[] = [];
    Object.assign(window, { shifts });
    const words = (node: Node | null) => `${node?.nodeName} "${node?.textContent?.trim().slice(0, 40)}"`;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as LayoutShift[])
        shifts.push({ value: entry.value, sources: entry.sources.map(({ node }) => words(node)) });
    }).observe({ type: 'layout-shift', buffered: true });
    interface LayoutShift extends PerformanceEntry {
      readonly value: number;
      readonly sources: readonly { readonly node: Node | null }[];
    }
  });
}

/** All movement so far, that which follows a press included, and the greatest of it in words. */
export async function shiftsOf(page: Page): Promise<{ readonly score: number; readonly worst: string }> {
  const shifts = await page.evaluate(
    () => (window as unknown as { shifts: { value: number; sources: string[] }[] }).shifts,
  );
  const worst = shifts.toSorted((one, other) => other.value - one.value).slice(0, 5);
  return { score: shifts.reduce((sum, { value }) => sum + value, 0), worst: JSON.stringify(worst, null, 1) };
}
