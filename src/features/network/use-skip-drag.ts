import { useState, type KeyboardEvent, type MouseEvent, type PointerEvent, type RefObject } from 'react';
import { useT } from '../../i18n/use-t';
import { useNetwork } from '../../state/use-page';
import { alongOf, extentsOf, stepOf } from './direction';
import type { Draggable } from './use-layer-drag';

export interface SkipDrag {
  readonly id: string;
  readonly from: number;
  /** The layer that is to take the output; null while it is none that can. */
  readonly to: number | null;
  readonly by: 'pointer' | 'keyboard';
}

/** The layer at a place along the list; null between two and outside. */
function indexAt(list: HTMLElement, place: number): number | null {
  const index = extentsOf(list).findIndex(([start, end]) => place >= start && place < end);
  return index < 0 ? null : index;
}

/** Drawing skips by the handles of layers: with mouse, pen or finger, or by keyboard, as layers are moved by their grips (use-layer-drag). */
export function useSkipDrag(list: RefObject<HTMLElement | null>) {
  const t = useT();
  const [skip, setSkip] = useState<SkipDrag | null>(null);
  const [announcement, announce] = useState('');
  const layers = useNetwork((state) => state.network.layers);
  const take = useNetwork((state) => state.take);
  const count = layers.length;

  function lift({ id, name, index }: Draggable, by: SkipDrag['by']) {
    setSkip({ id, from: index, to: null, by });
    if (by === 'keyboard') announce(t('network.skipLifted', { name }));
  }
  function pointTo(to: number | null) {
    // The next layer takes the output anyway.
    if (!skip || to === skip.to) return;
    const isPossible = to !== null && to > skip.from + 1 && to < count;
    setSkip({ ...skip, to: isPossible ? to : null });
    if (!isPossible) return;
    list.current?.children[to]?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    announce(t('network.skipTo', { position: to + 1, count }));
  }
  function drop(name: string) {
    if (!skip) return;
    const target = skip.to === null ? undefined : layers[skip.to]?.id;
    setSkip(null);
    if (target === undefined) {
      announce(t('network.skipCancelled', { name }));
    } else {
      take('takeAlso', target, skip.id);
      announce(t('network.skipped', { name, position: (skip.to ?? 0) + 1, count }));
    }
  }
  function cancel(name: string) {
    if (!skip) return;
    setSkip(null);
    announce(t('network.skipCancelled', { name }));
  }
  function onKeyDown(event: KeyboardEvent, { id, name }: Draggable) {
    if (skip?.id !== id) return;
    const step = stepOf(event.key);
    const first = skip.from + 2;
    if (step !== null) pointTo(Math.min(Math.max((skip.to ?? first - step) + step, first), count - 1));
    else if (event.key === 'Escape') cancel(name);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  const skipProps = (layer: Draggable) => ({
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      lift(layer, 'pointer');
    },
    onPointerMove(event: PointerEvent) {
      if (skip?.by !== 'pointer' || skip.id !== layer.id || !list.current) return;
      pointTo(indexAt(list.current, alongOf(list.current)(event.clientX, event.clientY)));
    },
    onPointerUp: () => skip?.by === 'pointer' && drop(layer.name),
    onPointerCancel: () => cancel(layer.name),
    onKeyDown: (event: KeyboardEvent) => onKeyDown(event, layer),
    // Pressed by keyboard or by a screen reader; a mouse or finger counts its clicks.
    onClick: (event: MouseEvent) => {
      if (event.detail > 0) return;
      if (skip) drop(layer.name);
      else lift(layer, 'keyboard');
    },
    onBlur: () => skip?.by === 'keyboard' && cancel(layer.name),
  });
  return { skip, announcement, skipProps };
}

export type SkipProps = ReturnType<ReturnType<typeof useSkipDrag>['skipProps']>;
