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

/** Browsers do this by themselves, but not while something else drives them. What Escape has closed already stays the only thing that it closes. */
function leaveByEscape({ key, defaultPrevented }: KeyboardEvent): void {
  if (key === 'Escape' && !defaultPrevented && document.fullscreenElement) togglePresenting();
}

/** On the whole screen, as on a projector, the style sheets show the picture alone, and larger. */
export function useStage(): void {
  const isPresenting = usePresenting();
  useEffect(() => {
    if (!isPresenting) return;
    const { dataset } = document.documentElement;
    dataset.stage = 'picture';
    document.addEventListener('keydown', leaveByEscape);
    return () => {
      document.removeEventListener('keydown', leaveByEscape);
      delete dataset.stage;
    };
  }, [isPresenting]);
}

/** Fills the screen, or ends it as the Escape key does. What the browser refuses stays as it is. */
export function togglePresenting(): void {
  const change = document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
  change.catch(() => undefined);
}
