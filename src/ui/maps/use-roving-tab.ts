import { useState, type KeyboardEvent } from 'react';
import { tileAfterKey } from './tile-after-key';
import type { TileLayout } from './tile-layout';

export interface RovingTab {
  /** For the element around the buttons, which stand in it in their order. */
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  /** For the `index`-th button. */
  readonly tabProps: (index: number) => { readonly tabIndex: 0 | -1; readonly onFocus: () => void };
}

/** Many buttons that are one stop of the Tab key: the arrow keys, Home and End go from one to the next. */
export function useRovingTab(layout: Pick<TileLayout, 'columns' | 'count'>, first = 0): RovingTab {
  const [reached, setReached] = useState(first);
  const tabStop = Math.min(reached, layout.count - 1);
  return {
    onKeyDown(event) {
      const target = tileAfterKey(layout, tabStop, event.key);
      if (target === null) return;
      event.preventDefault();
      event.currentTarget.querySelectorAll('button')[target]?.focus();
    },
    tabProps: (index) => ({ tabIndex: index === tabStop ? 0 : -1, onFocus: () => setReached(index) }),
  };
}
