/** Looks at every text on the page as it is painted: is it whole, does it lie over another, and is it of the page's language? */
import type { Page } from '@playwright/test';

export interface TextFaults {
  /** Texts that end at the edge of a box that hides the rest, or that stand out of the button or cell that they belong to. */
  readonly cut: readonly string[];
  /** Pairs of texts that lie over each other. */
  readonly over: readonly string[];
  /** Every text in words of the page, and every name that is only spoken. */
  readonly texts: readonly string[];
}

/** Of the dialog, where one is open, else of the whole page, from its top to its end. */
export function textFaults(page: Page): Promise<TextFaults> {
  // eslint-disable-next-line complexity -- it runs in the page, which knows no other function of this file
  return page.evaluate(() => {
    const tolerance = 1.5; // px: letters are painted a little wider than they are measured
    const scope = document.querySelector('dialog[open]') ?? document.body;
    /** Code, tables as Keras prints them, formulas and numbers are the same in every language. */
    const isWords = (element: Element) =>
      !element.closest('pre, code, [dir=ltr]:not(html), [translate=no], script, style, noscript');
    const isSeen = (element: Element) =>
      element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !element.closest('[inert]');
    const ways = { cut: [] as string[], over: [] as string[], texts: new Set<string>() };

    interface Piece {
      readonly text: string;
      readonly element: Element;
      readonly boxes: readonly DOMRect[];
      readonly layer: Element | null;
    }
    /** What stands still while the page below it moves, or opens over it. */
    const layerOf = (element: Element): Element | null => {
      for (let part: Element | null = element; part; part = part.parentElement) {
        const { position, zIndex } = getComputedStyle(part);
        if (/fixed|sticky/.test(position) || zIndex !== 'auto' || part.matches('[popover], dialog')) return part;
      }
      return null;
    };
    /** The part of a box that nothing around it hides; what can be scrolled counts as shown. */
    const clips = (element: Element): readonly Element[] => {
      const found: Element[] = [];
      for (let part: Element | null = element; part && part !== document.body; part = part.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(part);
        if (/auto|scroll/.test(overflowX + overflowY)) break;
        if (/hidden|clip/.test(overflowX)) found.push(part);
      }
      return found;
    };
    /** What of a box is painted inside of all that hides or scrolls. */
    const painted = (box: DOMRect, element: Element): DOMRect => {
      let { left, top, right, bottom } = box;
      for (let part: Element | null = element; part && part !== document.body; part = part.parentElement) {
        if (getComputedStyle(part).overflow === 'visible') continue;
        const edge = part.getBoundingClientRect();
        [left, top] = [Math.max(left, edge.left), Math.max(top, edge.top)];
        [right, bottom] = [Math.min(right, edge.right), Math.min(bottom, edge.bottom)];
      }
      return new DOMRect(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
    };
    const isForEars = (element: Element): boolean => {
      for (let part: Element | null = element; part && part !== document.body; part = part.parentElement) {
        const { clipPath, width, height } = getComputedStyle(part);
        if (clipPath !== 'none' || (Number.parseFloat(width) <= 1 && Number.parseFloat(height) <= 1)) return true;
      }
      return false;
    };
    const pieces: Piece[] = [];
    const walker = document.createTreeWalker(scope, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const [node, text] = [walker.currentNode, walker.currentNode.textContent?.trim() ?? ''];
      const element = node.parentElement;
      if (!element || text === '' || !isSeen(element)) continue;
      if (isWords(element)) ways.texts.add(text);
      if (element.closest('select, svg, textarea') || isForEars(element)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const boxes = [...range.getClientRects()].filter(({ width, height }) => width > 1 && height > 1);
      pieces.push({ text, element, boxes, layer: layerOf(element) });
    }
    for (const element of scope.querySelectorAll('[aria-label], [title], [placeholder]')) {
      if (!isSeen(element) || !isWords(element)) continue;
      for (const name of ['aria-label', 'title', 'placeholder']) {
        const text = element.getAttribute(name)?.trim();
        if (text) ways.texts.add(text);
      }
    }

    const across = (box: DOMRect, edge: DOMRect) => Math.max(box.right - edge.right, edge.left - box.left);
    /** Boxes of text are higher than their letters: a third of a line may be outside. */
    const upright = (box: DOMRect, edge: DOMRect) =>
      Math.max(box.bottom - edge.bottom, edge.top - box.top) - box.height / 3;
    for (const { text, element, boxes } of pieces) {
      const owner = element.closest('button, [role=tab], th, td, legend, label, a');
      for (const part of [...clips(element), ...(owner ? [owner] : [])]) {
        const out = Math.max(...boxes.map((box) => across(box, part.getBoundingClientRect())));
        const below = Math.max(...boxes.map((box) => upright(box, part.getBoundingClientRect())));
        if (Math.max(out, below) > tolerance)
          ways.cut.push(
            `"${text.slice(0, 60)}" by ${Math.round(Math.max(out, below))} px in ${part.tagName} ${part.className}`,
          );
      }
    }
    const flat = pieces.flatMap((piece) => piece.boxes.map((box) => ({ ...piece, box: painted(box, piece.element) })));
    flat.sort((one, other) => one.box.top - other.box.top);
    for (const [at, one] of flat.entries()) {
      for (let next = at + 1; next < flat.length; next++) {
        const other = flat[next];
        if (!other || other.box.top >= one.box.bottom) break;
        if (other.element === one.element || other.layer !== one.layer) continue;
        const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const high = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        // Lines of text may touch: their boxes are higher than their letters.
        if (wide > 2 && high > 0.4 * Math.min(one.box.height, other.box.height))
          ways.over.push(`"${one.text.slice(0, 40)}" and "${other.text.slice(0, 40)}"`);
      }
    }
    return { cut: [...new Set(ways.cut)], over: [...new Set(ways.over)], texts: [...ways.texts] };
  });
}
