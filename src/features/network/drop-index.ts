/** Where a dragged item lands. Positions count from 0 in the list as it will be after the move. */

/**
 * The position that an item from position `from` gets when it is dropped at height `y`; `middles` are the heights of the middles of all items,
 * from top to bottom, the dragged one among them.
 */
export function dropIndex(middles: readonly number[], from: number, y: number): number {
  const gap = middles.filter((middle) => middle < y).length;
  return gap > from ? gap - 1 : gap;
}

/** On which side of the item at `index` the mark of the place stands; null where it does not stand at this item. */
export function dropMark(index: number, from: number, to: number): 'before' | 'after' | null {
  if (index !== to || from === to) return null;
  return to < from ? 'before' : 'after';
}
