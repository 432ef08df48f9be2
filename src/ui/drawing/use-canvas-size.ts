import { useEffect, useState, type RefObject } from 'react';

/** The side of a square canvas in device pixels, so that it stays crisp on every screen and after zooming. */
export function useCanvasSize(canvas: RefObject<HTMLCanvasElement | null>): number {
  const [size, setSize] = useState(0);
  useEffect(() => {
    if (!canvas.current) return;
    const observer = new ResizeObserver(([entry]) => {
      const cssPixels = entry?.contentRect.width ?? 0;
      setSize(Math.round(cssPixels * window.devicePixelRatio));
    });
    observer.observe(canvas.current);
    return () => observer.disconnect();
  }, [canvas]);
  return size;
}
