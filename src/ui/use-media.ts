import { useCallback, useSyncExternalStore } from 'react';
import { onTextScale, scaledWidths, textScale } from './text-size';

function subscribeToScale(notify: () => void): () => void {
  const ends = new AbortController();
  onTextScale(notify, ends.signal);
  return () => ends.abort();
}

/** Whether a media query holds now, its widths measured in letters as large as the page has them. */
export function useMedia(query: string): boolean {
  const scaled = scaledWidths(query, useSyncExternalStore(subscribeToScale, textScale));
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
