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
 * does who jumps to a heading: in the long stories the way took most of the time. The whole way is walked in keyboard.spec.ts and, with a channel open and in every tab, in focus-seen.spec.ts.
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

/** A stop of the Tab key as it is painted; `isSeen` where at least one of the points all over its box is its own. */
interface Stop {
  readonly name: string;
  readonly isSeen: boolean;
}

/** What has the focus; null where nothing on the page has. */
function stop(page: Page): Promise<Stop | null> {
  return page.evaluate(() => {
    const focused = document.activeElement;
    if (!focused || focused === document.body) return null;
    const { left, top, width, height } = focused.getBoundingClientRect();
    const shares = [0.02, 0.25, 0.5, 0.75, 0.98];
    const isOwn = (x: number, y: number): boolean => {
      const upper = document.elementFromPoint(x, y);
      return focused.contains(upper) || upper?.closest('label')?.contains(focused) === true;
    };
    const isSeen = shares.some((down) => shares.some((across) => isOwn(left + across * width, top + down * height)));
    const words = focused.getAttribute('aria-label') ?? focused.textContent;
    return { name: `${focused.tagName} "${words.slice(0, 40)}" at ${Math.round(left)}, ${Math.round(top)}`, isSeen };
  });
}

const neverEnds = (): Promise<boolean> => Promise.resolve(false);

/** Presses the key until the focus is where `isEnd` says, or leaves the page; gives the stops on the way that nothing shows. */
export async function hiddenStops(page: Page, key: 'Tab' | 'Shift+Tab', isEnd = neverEnds): Promise<string[]> {
  const hidden: string[] = [];
  for (let presses = 0; presses < 400; presses++) {
    await page.keyboard.press(key);
    const at = await stop(page);
    if (!at && presses === 0) throw new Error(`${key} leads nowhere`);
    if (!at) return hidden;
    if (!at.isSeen) hidden.push(at.name);
    if (await isEnd()) return hidden;
  }
  throw new Error(`400 presses of ${key} did not come to an end`);
}

/** Walks the whole page by the Tab key, from its beginning until the focus leaves it, and gives the stops that it never came to. */
export async function stopsNotReached(page: Page): Promise<string[]> {
  await page.evaluate(() =>
    document.addEventListener('focusin', ({ target }) => (target as Element).toggleAttribute('data-reached', true)),
  );
  await hiddenStops(page, 'Tab');
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
