import { useSyncExternalStore } from 'react';

function subscribe(notify: () => void): () => void {
  const observer = new MutationObserver(notify);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'data-scale'] });
  return () => observer.disconnect();
}

/** The page's theme as it is now, and its scale of numbers; a canvas, whose paint does not follow the style sheet, is painted anew when it changes. */
export function useThemeChange(): string {
  return useSyncExternalStore(subscribe, () => {
    const { theme, scale } = document.documentElement.dataset;
    return `${theme} ${scale}`;
  });
}
