import { useState, type KeyboardEvent, type MouseEvent, type PointerEvent, type RefObject } from 'react';
import { useT } from '../../i18n/use-t';
import { alongOf, extentsOf, stepOf } from './direction';
import { dropIndex } from './drop-index';
import { useNetwork } from '../../state/use-page';

export interface Drag {
  readonly id: string;
  readonly from: number;
  readonly to: number;
  readonly by: 'pointer' | 'keyboard';
}

/** What a grip needs to know about its layer. */
export interface Draggable {
  readonly id: string;
  readonly name: string;
  readonly index: number;
}

const middlesOf = (list: HTMLElement): number[] => extentsOf(list).map(([start, end]) => (start + end) / 2);

/**
 * Moving layers by their grips: with mouse, pen or finger (drag), or by keyboard (Enter or Space lifts and drops, arrows move, Escape leaves it
 * where it was). `announcement` tells a screen reader what happens.
 */
export function useLayerDrag(list: RefObject<HTMLElement | null>) {
  const t = useT();
  const [drag, setDrag] = useState<Drag | null>(null);
  const [announcement, announce] = useState('');
  const count = useNetwork((state) => state.network.layers.length);
  const moveLayer = useNetwork((state) => state.moveLayer);

  const say = (
    key: 'network.lifted' | 'network.movedTo' | 'network.dropped' | 'network.dragCancelled',
    name: string,
    to: number,
  ) => announce(t(key, { name, position: to + 1, count }));

  function lift({ id, name, index }: Draggable, by: Drag['by']) {
    setDrag({ id, from: index, to: index, by });
    if (by === 'keyboard') say('network.lifted', name, index);
  }
  function moveTo(to: number, name: string) {
    if (!drag || to === drag.to) return;
    setDrag({ ...drag, to });
    list.current?.children[to]?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    say('network.movedTo', name, to);
  }
  function drop(name: string) {
    if (!drag) return;
    setDrag(null);
    moveLayer(drag.id, drag.to);
    say('network.dropped', name, drag.to);
  }
  function cancel(name: string) {
    if (!drag) return;
    setDrag(null);
    say('network.dragCancelled', name, drag.from);
  }
  function onKeyDown(event: KeyboardEvent, { id, name }: Draggable) {
    if (drag?.id !== id) return;
    const step = stepOf(event.key);
    if (step !== null) moveTo(Math.min(Math.max(drag.to + step, 0), count - 1), name);
    else if (event.key === 'Escape') cancel(name);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  const gripProps = (layer: Draggable) => ({
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      lift(layer, 'pointer');
    },
    onPointerMove(event: PointerEvent) {
      if (drag?.by !== 'pointer' || drag.id !== layer.id || !list.current) return;
      const place = alongOf(list.current)(event.clientX, event.clientY);
      moveTo(dropIndex(middlesOf(list.current), drag.from, place), layer.name);
    },
    onPointerUp: () => drag?.by === 'pointer' && drop(layer.name),
    onPointerCancel: () => cancel(layer.name),
    onKeyDown: (event: KeyboardEvent) => onKeyDown(event, layer),
    // Pressed by keyboard or by a screen reader; a mouse or finger counts its clicks.
    onClick: (event: MouseEvent) => {
      if (event.detail > 0) return;
      if (drag) drop(layer.name);
      else lift(layer, 'keyboard');
    },
    onBlur: () => drag?.by === 'keyboard' && cancel(layer.name),
  });
  return { drag, announcement, gripProps };
}

export type GripProps = ReturnType<ReturnType<typeof useLayerDrag>['gripProps']>;
