import { useMemo, useSyncExternalStore } from 'react';
import { parseColour, type MapColours } from './colour-scale';

function subscribe(notify: () => void): () => void {
  const observer = new MutationObserver(notify);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}

/** The theme's colours for maps; canvases do not follow the style sheet by themselves. */
export function useMapColours(): MapColours {
  const theme = useSyncExternalStore(subscribe, () => document.documentElement.dataset.theme ?? '');
  return useMemo(() => coloursOfTheme(theme), [theme]);
}

function coloursOfTheme(_theme: string): MapColours {
  const style = getComputedStyle(document.documentElement);
  const colour = (token: string) => parseColour(style.getPropertyValue(token));
  return {
    negative: colour('--negative'),
    zero: colour('--zero'),
    positive: colour('--positive'),
    border: style.getPropertyValue('--border-strong').trim(),
    mark: style.getPropertyValue('--text-muted').trim(),
    alarm: style.getPropertyValue('--danger').trim(),
  };
}
