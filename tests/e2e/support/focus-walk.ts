/** Goes through the page by the Tab key and looks at each stop: can it be seen at all? */
import type { Page } from '@playwright/test';

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

/** Presses the key until the focus is where `isEnd` says, or leaves the page; gives the stops on the way that nothing shows. */
export async function hiddenStops(
  page: Page,
  key: 'Tab' | 'Shift+Tab',
  isEnd: () => Promise<boolean>,
): Promise<string[]> {
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
