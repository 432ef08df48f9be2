interface Boxed {
  getBoundingClientRect: () => Pick<DOMRect, 'top' | 'left' | 'bottom' | 'right'>;
}

/** Left free around what is brought into sight, in px. */
const margin = 8;

/** How far an area has to be scrolled until all of an element is seen in it, below what covers its top: as little as that takes, and never the page itself. */
export function wayIntoSight(
  element: Boxed,
  area: Boxed,
  covered: number,
): { readonly top: number; readonly left: number } {
  const [one, all] = [element.getBoundingClientRect(), area.getBoundingClientRect()];
  return {
    top: wayAlong(one.top - margin, one.bottom + margin, all.top + covered, all.bottom),
    left: wayAlong(one.left - margin, one.right + margin, all.left, all.right),
  };
}

function wayAlong(from: number, to: number, start: number, end: number): number {
  if (from < start) return from - start;
  return to > end ? Math.min(to - end, from - start) : 0;
}
