/** Where messages over the page stand: where they hide nothing that is wanted now, else the least of it. Pure, so that it can be tested without a page. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const margin = 8; // px between the messages and the edges of the window

/** How many square pixels two boxes share. */
function shared(a: Box, b: Box): number {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return width > 0 && height > 0 ? width * height : 0;
}

/** Tops that are tried: below, above, then between what is to be seen. */
function topsOf(height: number, windowHeight: number, clear: readonly Box[]): readonly number[] {
  const beside = clear.flatMap(({ top, bottom }) => [bottom + margin, top - height - margin]);
  const last = windowHeight - height - margin;
  return [last, margin, ...beside.filter((top) => top >= margin && top <= last)];
}

/**
 * The first place in which nothing of `clear` is hidden, a corner if there is one; else that in which least is.
 *
 * @param size of the messages, in CSS pixels, as that of the window
 * @param clear what is to be seen: the pen, Train, what has the focus
 * @param isRightToLeft whether lines end at the left, so that this side comes first
 */
export function placeFor(
  size: { readonly width: number; readonly height: number },
  window: { readonly width: number; readonly height: number },
  clear: readonly Box[],
  isRightToLeft: boolean,
): Box {
  const sides = [window.width - size.width - margin, margin];
  if (isRightToLeft) sides.reverse();
  const [below, above, ...between] = topsOf(size.height, window.height, clear);
  const tops = [[below ?? margin, above ?? margin], between];
  const places = tops
    .flatMap((some) => sides.flatMap((left) => some.map((top) => ({ left, top }))))
    .map(({ left, top }) => ({ left, top, right: left + size.width, bottom: top + size.height }));
  const hidden = places.map((place) => clear.reduce((sum, box) => sum + shared(place, box), 0));
  return places[hidden.indexOf(Math.min(...hidden))] ?? { left: margin, top: margin, right: 0, bottom: 0 };
}
