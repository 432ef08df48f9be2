import { useEffect, useRef, type FocusEvent } from 'react';
import { lightIn } from '../../../state/inside/picture';
import { pictureOf } from '../../../state/late/picture';
import { usePage } from '../../../state/use-page';

/** Bars of single numbers that light up, past React: its bars stand in their order in the element of `bars`. */
export function useLitBars(layerId: string) {
  const picture = pictureOf(usePage());
  const bars = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const draw = (): void => {
      const lit = lightIn(picture.getState().light, layerId);
      [...(bars.current?.children ?? [])].forEach((bar, unit) => {
        if (lit?.region.some(({ channels }) => channels[unit] === 1)) bar.setAttribute('data-lit', lit.as);
        else bar.removeAttribute('data-lit');
      });
    };
    draw();
    return picture.subscribe(({ light }, before) => {
      if (light !== before.light) draw();
    });
  }, [picture, layerId]);
  const pointing = (unit: number) => {
    const { point, leave } = picture.getState();
    const cell = { layerId, row: 0, column: 0, channel: unit };
    return {
      onPointerEnter: () => point(cell, 'mouse'),
      onPointerLeave: () => leave('mouse'),
      onFocus: ({ target }: FocusEvent) => target.matches(':focus-visible') && point(cell, 'keys'),
      onBlur: () => leave('keys'),
    };
  };
  return { bars, pointing };
}
