import { useMemo } from 'react';
import { useThemeChange } from '../drawing/use-theme-change';
import { parseColour, type MapColours } from './colour-scale';

/** The theme's colours for maps; canvases do not follow the style sheet by themselves. */
export function useMapColours(): MapColours {
  const theme = useThemeChange();
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
