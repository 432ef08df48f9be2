/** Where a hint stands: beside its control, where it covers least. */

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** px between control and hint: farther away only where fields stand close together. */
const gaps = [6, 36, 72, 108, 144, 216];
const margin = 8; // px kept free at the edges of the window

/** The pixels that two boxes have in common. */
function shared(one: Box, other: Box): number {
  const across = Math.min(one.left + one.width, other.left + other.width) - Math.max(one.left, other.left);
  const down = Math.min(one.top + one.height, other.top + other.height) - Math.max(one.top, other.top);
  return Math.max(0, across) * Math.max(0, down);
}

/** Below, above, and at the sides, in this order of liking; moved sideways and downwards until they are in the window. */
function places(hint: Pick<Box, 'width' | 'height'>, control: Box, window: Pick<Box, 'width' | 'height'>): Box[] {
  const { width, height } = hint;
  const right = control.left + control.width;
  const bottom = control.top + control.height;
  const lefts = [control.left + control.width / 2 - width / 2, control.left, right - width];
  const tops = [control.top + control.height / 2 - height / 2, control.top, bottom - height];
  const corners = gaps.flatMap((gap) => [
    ...lefts.map((left) => [left, bottom + gap] as const),
    ...lefts.map((left) => [left, control.top - gap - height] as const),
    ...tops.map((top) => [right + gap, top] as const),
    ...tops.map((top) => [control.left - gap - width, top] as const),
  ]);
  const within = (at: number, side: number, most: number) => Math.max(margin, Math.min(at, most - side - margin));
  return corners.map(([left, top]) => ({
    left: within(left, width, window.width),
    top: within(top, height, window.height),
    width,
    height,
  }));
}

/** The corner of the hint: off its control, off `fields` wherever there is such a place, and then over as little of `others` as can be. */
export function hintPlace(
  hint: Pick<Box, 'width' | 'height'>,
  control: Box,
  window: Pick<Box, 'width' | 'height'>,
  fields: readonly Box[],
  others: readonly Box[],
): Pick<Box, 'left' | 'top'> {
  const covered = (place: Box, boxes: readonly Box[]): number =>
    boxes.reduce((sum, box) => sum + shared(place, box), 0);
  const cost = (place: Box): number => 1000 * covered(place, [control, ...fields]) + covered(place, others);
  return places(hint, control, window).reduce((best, next) => (cost(next) < cost(best) ? next : best));
}
