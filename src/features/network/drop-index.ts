/** Where a dragged item lands. Positions count from 0 in the list as it will be after the move. */

/**
 * The position that an item from position `from` gets when it is dropped at `place`; `middles` are the places of the middles of all
 * items along the list, the dragged one among them.
 */
export function dropIndex(middles: readonly number[], from: number, place: number): number {
  const gap = middles.filter((middle) => middle < place).length;
  return gap > from ? gap - 1 : gap;
}

/** On which side of the item at `index` the mark of the place stands; null where it does not stand at this item. */
export function dropMark(index: number, from: number, to: number): 'before' | 'after' | null {
  if (index !== to || from === to) return null;
  return to < from ? 'before' : 'after';
}
