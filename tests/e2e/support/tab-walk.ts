/** The Tab key, as somebody without a mouse uses it. */
import type { Locator, Page } from '@playwright/test';

/** Stops of the Tab key that are walked before a target. */
const walked = 4;

/** Gives the focus to the stop that lies so many before an element, in the direction from what has the focus; leaves it where it is when it is nearer. */
function approach(element: Element, count: number): void {
  const focused = document.activeElement ?? document.body;
  const isBefore = (one: Element, other: Element): boolean =>
    (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  const back = focused !== document.body && isBefore(element, focused);
  const [first, last] = back ? [element, focused] : [focused, element];
  const focusable = 'a[href], button, input, select, textarea, summary, [tabindex]';
  const between = [...document.querySelectorAll<HTMLElement>(focusable)].filter(
    (each) =>
      each.tabIndex >= 0 &&
      !each.matches(':disabled') &&
      each.checkVisibility() &&
      (first === document.body || isBefore(first, each)) &&
      isBefore(each, last),
  );
  const stop = between.at(back ? count - 1 : -count) as HTMLElement | undefined;
  stop?.focus();
}

/** Which key leads from what has the focus to an element; none where the element has it. */
function keyTo(element: Element): 'Tab' | 'Shift+Tab' | undefined {
  const focused = document.activeElement ?? document.body;
  if (element === focused) return undefined;
  const isBefore = element.compareDocumentPosition(focused) & Node.DOCUMENT_POSITION_FOLLOWING;
  return isBefore && focused !== document.body ? 'Shift+Tab' : 'Tab';
}

/**
 * Moves the focus to the target by the Tab key, back with Shift where the target stands before what has the focus. A way of more than some stops is shortened to its last ones, as somebody
 * does who jumps to a heading: in the long stories the way took most of the time. The whole way is walked in keyboard.spec.ts.
 */
export async function reach(target: Locator, limit = 300): Promise<void> {
  await target.waitFor();
  await target.evaluate(approach, walked);
  for (let presses = 0; presses < limit; presses++) {
    const key = await target.evaluate(keyTo);
    if (!key) return;
    await target.page().keyboard.press(key);
  }
  throw new Error(`${limit} presses of Tab did not reach ${String(target)}`);
}

/** Walks the whole page by the Tab key, from its beginning until the focus leaves it, and gives the names of the stops that it never came to. */
export async function stopsNotReached(page: Page, limit = 300): Promise<string[]> {
  await page.evaluate(() =>
    document.addEventListener('focusin', ({ target }) => (target as Element).toggleAttribute('data-reached', true)),
  );
  for (let presses = 0; presses < limit; presses++) {
    await page.keyboard.press('Tab');
    if (presses > 0 && (await page.evaluate(() => document.activeElement === document.body))) break;
  }
  return page.evaluate(() => {
    const stops = document.querySelectorAll<HTMLElement>(
      'a[href], button, input:not([type=radio]), select, textarea, summary, [tabindex]',
    );
    return [...stops]
      .filter(
        (each) =>
          each.tabIndex >= 0 &&
          !each.matches(':disabled, [data-reached]') &&
          each.checkVisibility({ visibilityProperty: true }),
      )
      .map((each) => each.outerHTML.slice(0, 120));
  });
}
