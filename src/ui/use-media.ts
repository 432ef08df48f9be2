import { useCallback, useSyncExternalStore } from 'react';
import { onTextScale, scaledWidths, textScale } from './text-size';

function subscribeToScale(notify: () => void): () => void {
  const ends = new AbortController();
  onTextScale(notify, ends.signal);
  return () => ends.abort();
}

/** How many times as large as usual the letters are, for what is measured in px. */
export function useTextScale(): number {
  return useSyncExternalStore(subscribeToScale, textScale);
}

/** Whether a media query holds now, its widths measured in letters as large as the page has them. */
export function useMedia(query: string): boolean {
  const scaled = scaledWidths(query, useTextScale());
  const subscribe = useCallback(
    (notify: () => void) => {
      const list = window.matchMedia(scaled);
      list.addEventListener('change', notify);
      return () => list.removeEventListener('change', notify);
    },
    [scaled],
  );
  return useSyncExternalStore(subscribe, () => window.matchMedia(scaled).matches);
}

/** Phones: everything stands below each other. */
export const narrow = '(max-width: 43.6875em)';
