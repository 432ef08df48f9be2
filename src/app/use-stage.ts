import { useEffect, useSyncExternalStore } from 'react';

const event = 'fullscreenchange';

function subscribe(notify: () => void): () => void {
  document.addEventListener(event, notify);
  return () => document.removeEventListener(event, notify);
}

/** Whether the page fills the whole screen. */
export function usePresenting(): boolean {
  return useSyncExternalStore(subscribe, () => document.fullscreenElement !== null);
}

/** On the whole screen, as on a projector, the style sheets show the picture alone, and larger. */
export function useStage(): void {
  const isPresenting = usePresenting();
  useEffect(() => {
    if (!isPresenting) return;
    const { dataset } = document.documentElement;
    dataset.stage = 'picture';
    return () => {
      delete dataset.stage;
    };
  }, [isPresenting]);
}

/** Fills the screen, or ends it as the Escape key does. What the browser refuses stays as it is. */
export function togglePresenting(): void {
  const change = document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
  change.catch(() => undefined);
}
