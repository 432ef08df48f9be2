import type { FocusEvent, KeyboardEvent } from 'react';
import type { CellPlace } from '../../../domain/explain/receptive-field';
import { pictureOf } from '../../../state/late/picture';
import { usePage } from '../../../state/use-page';
import { pixelByKey, type Pixel } from '../../../ui/maps/pixel-steps';

/** What the keys go through in a layer: the pixels of a map, or the numbers of a vector as they stand. */
export interface CellGrid {
  readonly layerId: string;
  readonly height: number;
  readonly width: number;
  /** The number of the layer at a place, in what has the focus; null where there is none. */
  readonly cellAt: (pixel: Pixel, focused: Element) => CellPlace | null;
  readonly placeOf: (cell: CellPlace) => Pixel;
  /** Where what gets the focus begins to be lit. */
  readonly first: (focused: Element) => Pixel;
}

/** With Shift, the arrow keys, Home and End move the lit cell within the focused map; Escape puts it out. Without Shift they go from map to map. */
export function useCellKeys({ layerId, height, width, cellAt, placeOf, first }: CellGrid) {
  const picture = pictureOf(usePage());
  const lit = (): Pixel | null => {
    const { light } = picture.getState();
    return light?.cell.layerId === layerId ? placeOf(light.cell) : null;
  };
  const point = (pixel: Pixel, focused: Element): void => {
    const cell = cellAt(pixel, focused);
    if (cell) picture.getState().point(cell, 'keys');
  };
  return {
    onKeyDown(event: KeyboardEvent): void {
      const focused = event.target as Element;
      const from = event.shiftKey ? (lit() ?? first(focused)) : null;
      const to = from && pixelByKey(from, event.key, height, width);
      if (to) point(to, focused);
      else if (event.key === 'Escape' && picture.getState().light?.by === 'keys') picture.getState().leave('keys');
      else return;
      event.preventDefault();
    },
    /** Coming by key: the lit place stays in the next map. A press brings the focus too, and lights nothing. */
    onFocus({ target }: FocusEvent): void {
      if (target.matches(':focus-visible')) point(lit() ?? first(target), target);
    },
    onBlur({ currentTarget, relatedTarget }: FocusEvent): void {
      if (!currentTarget.contains(relatedTarget)) picture.getState().leave('keys');
    },
  };
}
