import { useEffect, type RefObject } from 'react';
import { useInside } from '../use-page';

/** Tells the state whether a layer, or the opened channel, is on the screen; only then the worker is asked for it. */
export function useOnScreen(element: RefObject<HTMLElement | null>, place: string): void {
  useVisible(
    element,
    place,
    useInside((state) => state.show),
  );
}

/** Calls `show` whenever an element comes on the screen or leaves it, or the page. */
export function useVisible(
  element: RefObject<HTMLElement | null>,
  place: string,
  show: (place: string, isVisible: boolean) => void,
): void {
  useEffect(() => {
    if (!element.current) return;
    const observer = new IntersectionObserver((entries) => show(place, entries.at(-1)?.isIntersecting ?? false), {
      rootMargin: '100px',
    });
    observer.observe(element.current);
    return () => {
      observer.disconnect();
      show(place, false);
    };
  }, [element, place, show]);
}
