import { useEffect, useRef, type ReactNode, type RefObject } from 'react';
import { hasOpenLayer } from './open-layer';
import styles from './toast.module.css';
import { placeFor } from './toast-place';

/** What messages must not hide, beside what has the focus. */
const kept = '[data-part="draw"] canvas, [data-keep-clear]';

function place(region: HTMLElement): void {
  const { width, height } = region.getBoundingClientRect();
  if (height === 0) return;
  const focused = document.activeElement;
  const hasFocus =
    focused && focused !== document.body && !focused.matches('main, [role=tabpanel]') && !region.contains(focused);
  const clear = [...document.querySelectorAll(kept), ...(hasFocus ? [focused] : [])].map((each) =>
    each.getBoundingClientRect(),
  );
  const size = { width: document.documentElement.clientWidth, height: window.innerHeight };
  const { left, top } = placeFor({ width, height }, size, clear, getComputedStyle(region).direction === 'rtl');
  region.style.left = `${left}px`;
  region.style.top = `${top}px`;
}

/** Finds the place anew whenever something moves; at most once a frame. */
function usePlace(ref: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const region = ref.current;
    if (!region) return;
    let frame = 0;
    const soon = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => place(region));
    };
    const sizes = new ResizeObserver(soon);
    sizes.observe(region);
    const ends = new AbortController();
    const { signal } = ends;
    window.addEventListener('scroll', soon, { signal, passive: true, capture: true });
    window.addEventListener('resize', soon, { signal });
    document.addEventListener('focusin', soon, { signal });
    return () => {
      ends.abort();
      sizes.disconnect();
      cancelAnimationFrame(frame);
    };
  }, [ref]);
}

/** Escape puts the newest message away, unless it closes something that is open before. */
function useEscape(ref: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || hasOpenLayer() || document.fullscreenElement) return;
      [...(ref.current?.querySelectorAll<HTMLElement>('[data-dismiss]') ?? [])].at(-1)?.click();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [ref]);
}

/** The messages that concern the whole page, over it: nothing moves when they come and go. They hide neither the pen nor Train nor what has the focus. */
export function ToastRegion({ children }: { children: ReactNode }) {
  const ref = useRef<HTMLDivElement>(null);
  usePlace(ref);
  useEscape(ref);
  return (
    <div ref={ref} className={styles.region} data-toasts>
      {children}
    </div>
  );
}
