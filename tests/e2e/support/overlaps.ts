/** Which boxes of the page lie over each other as they are painted. */
import type { Page } from '@playwright/test';

/** Pairs of controls, figures and messages, none of them inside the other, whose painted boxes share more than a hair; by their names. */
export function overlaps(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const hair = 2; // px: borders may touch
    const kinds = 'button, input, select, canvas, p, h2, h3, [role=status], [role=progressbar], [role=tab], figure';
    /** What of an element is painted inside of all that hides or scrolls. */
    const painted = (element: Element): DOMRect => {
      let { left, top, right, bottom } = element.getBoundingClientRect();
      for (let part = element.parentElement; part && part !== document.body; part = part.parentElement) {
        if (getComputedStyle(part).overflow === 'visible') continue;
        const edge = part.getBoundingClientRect();
        [left, top] = [Math.max(left, edge.left), Math.max(top, edge.top)];
        [right, bottom] = [Math.min(right, edge.right), Math.min(bottom, edge.bottom)];
      }
      return new DOMRect(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
    };
    /** Layers carry their grips and maps, lights lie over what they light; what is only spoken takes no room. */
    const isFlat = (element: Element): boolean =>
      !element.closest('[aria-label=Layers], [data-lights]') && getComputedStyle(element).clipPath === 'none';
    const isSeen = (element: Element): boolean =>
      element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    const boxes = [...document.querySelectorAll(kinds)]
      .filter((element) => isSeen(element) && isFlat(element))
      .map((element) => ({ element, box: painted(element) }))
      .filter(({ box }) => box.width > hair && box.height > hair);
    const share = (one: DOMRect, other: DOMRect): readonly [number, number] => [
      Math.min(one.right, other.right) - Math.max(one.left, other.left),
      Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top),
    ];
    const nameOf = (element: Element): string =>
      `${element.tagName} "${(element.getAttribute('aria-label') ?? element.textContent).slice(0, 40)}"`;
    return boxes.flatMap((one, at) =>
      boxes.slice(at + 1).flatMap((other) => {
        const isInside = one.element.contains(other.element) || other.element.contains(one.element);
        const [wide, high] = share(one.box, other.box);
        return isInside || wide <= hair || high <= hair ? [] : [`${nameOf(one.element)} and ${nameOf(other.element)}`];
      }),
    );
  });
}
