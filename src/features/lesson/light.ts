import { useEffect, type RefObject } from 'react';
import type { LookAt } from '../../domain/lesson/lesson';
import { bringIntoSight } from '../../ui/bring-into-sight';

function find(lookAt: LookAt): Element | null {
  if ('part' in lookAt) return document.querySelector(`[data-part=${lookAt.part}]`);
  if ('layer' in lookAt) return document.querySelector(`[data-layer-id="${CSS.escape(lookAt.layer)}"]`);
  return document.querySelector('[role=tab][aria-selected=true]');
}

/** What is brought into sight must not lie behind the lesson, which stands over the lower edge of the window. */
export function useRoomBelow(bar: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const { style } = document.documentElement;
    const observer = new ResizeObserver(() => {
      style.scrollPaddingBlockEnd = `${(bar.current?.offsetHeight ?? 0) + 8}px`;
    });
    if (bar.current) observer.observe(bar.current);
    return () => {
      observer.disconnect();
      style.scrollPaddingBlockEnd = '';
    };
  }, [bar]);
}

/**
 * Lights up what a step is about and brings it into sight, once. What it lights comes and goes with the network, and tabs are loaded late: so it looks again whenever
 * the page changes.
 *
 * @param place changes with every step
 */
export function useLight(lookAt: LookAt | null, place: string): void {
  useEffect(() => {
    if (!lookAt) return;
    let lit: Element | null = null;
    const light = (): void => {
      const found = find(lookAt);
      if (found === lit) return;
      lit?.removeAttribute('data-lesson-lit');
      if (!lit) bringIntoSight(found, 'tab' in lookAt ? 'start' : 'nearest');
      lit = found;
      found?.setAttribute('data-lesson-lit', '');
    };
    light();
    const observer = new MutationObserver(light);
    observer.observe(document.body, { childList: true, subtree: true });
    return () => {
      observer.disconnect();
      lit?.removeAttribute('data-lesson-lit');
    };
  }, [lookAt, place]);
}
