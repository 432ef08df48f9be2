import { useSyncExternalStore } from 'react';

let isBetween = false;

function subscribe(notify: () => void): () => void {
  const ends = new AbortController();
  const { signal } = ends;
  window.matchMedia('print').addEventListener('change', notify, { signal });
  for (const name of ['beforeprint', 'afterprint'] as const)
    window.addEventListener(
      name,
      () => {
        isBetween = name === 'beforeprint';
        notify();
      },
      { signal },
    );
  return () => ends.abort();
}

/** Whether the page is being laid out for paper; the events come before the style sheets of print where the browser prints, the query alone in a preview of it. */
export function usePrinting(): boolean {
  return useSyncExternalStore(subscribe, () => isBetween || window.matchMedia('print').matches);
}
