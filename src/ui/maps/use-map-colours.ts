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
    negative: colour('--map-negative'),
    zero: colour('--map-zero'),
    positive: colour('--map-positive'),
    border: style.getPropertyValue('--border-strong').trim(),
    mark: style.getPropertyValue('--map-mark').trim(),
    alarm: style.getPropertyValue('--danger').trim(),
  };
}
