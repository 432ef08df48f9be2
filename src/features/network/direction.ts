/** Which way the layers of the list run: to the side, as text does, or downwards on a phone. The style sheet decides. */

/** How far along the list a point of the window lies; the end of the network is furthest. */
export function alongOf(list: HTMLElement): (x: number, y: number) => number {
  const { gridAutoFlow, direction } = getComputedStyle(list);
  if (gridAutoFlow !== 'column') return (_, y) => y;
  return direction === 'rtl' ? (x) => -x : (x) => x;
}

/** From where to where each layer lies along the list. */
export function extentsOf(list: HTMLElement): readonly (readonly [start: number, end: number])[] {
  const along = alongOf(list);
  return [...list.children].map((item) => {
    const { left, right, top, bottom } = item.getBoundingClientRect();
    const [one, other] = [along(left, top), along(right, bottom)];
    return [Math.min(one, other), Math.max(one, other)];
  });
}

/** Whether an arrow key leads on (1) or back (-1); null for other keys. */
export function stepOf(key: string): 1 | -1 | null {
  const toTheRight = document.documentElement.dir === 'rtl' ? -1 : 1;
  if (key === 'ArrowDown') return 1;
  if (key === 'ArrowUp') return -1;
  if (key === 'ArrowRight') return toTheRight;
  return key === 'ArrowLeft' ? (-toTheRight as 1 | -1) : null;
}
