/** A size, a step or a rate along both axes of a picture: one number, or [height, width] where they differ. Equal numbers are written as one. */
export type Extent = number | readonly [height: number, width: number];

/** Rows and columns around a picture: as above, or for each side, as Keras writes it. */
export type Sides =
  Extent | readonly [rows: readonly [top: number, bottom: number], columns: readonly [left: number, right: number]];

/** Rows above and below a picture, columns left and right of it. */
export interface SideCounts {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export function pairOf(extent: Extent): readonly [height: number, width: number] {
  return typeof extent === 'number' ? [extent, extent] : extent;
}
export function heightOf(extent: Extent): number {
  return pairOf(extent)[0];
}
export function widthOf(extent: Extent): number {
  return pairOf(extent)[1];
}
/** Height times width. */
export function areaOf(extent: Extent): number {
  return heightOf(extent) * widthOf(extent);
}
export function largestOf(extent: Extent): number {
  return Math.max(...pairOf(extent));
}

export function sidesOf(sides: Sides): SideCounts {
  const [rows, columns] = typeof sides === 'number' ? [sides, sides] : sides;
  const [[top, bottom], [left, right]] = [pairOf(rows), pairOf(columns)];
  return { top, bottom, left, right };
}

/** What is written for these sides: the fewest numbers that say it. */
export function sidesFrom({ top, bottom, left, right }: SideCounts): Sides {
  const isEven = top === bottom && left === right;
  return isEven
    ? extentFrom(top, left)
    : ([
        [top, bottom],
        [left, right],
      ] as const);
}
export function extentFrom(height: number, width: number): Extent {
  return height === width ? height : [height, width];
}

/** "3 × 5", also where both are the same. */
export function extentText(extent: Extent): string {
  return pairOf(extent).join(' × ');
}
/** "2", or "2 × 1" where they differ. */
export function shortExtent(extent: Extent): string | number {
  return typeof extent === 'number' ? extent : extentText(extent);
}
/** "2", or all that is there: "1 / 2 / 0 / 3" for the rows above and below and the columns left and right. */
export function sidesText(sides: Sides): string {
  if (typeof sides === 'number') return String(sides);
  const { top, bottom, left, right } = sidesOf(sides);
  return [top, bottom, left, right].join(' / ');
}
