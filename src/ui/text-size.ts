/** The page is measured in its letters: with letters twice as large a window is laid out as one of half its width, as when the whole page is enlarged. */

/** The style of the whole page that says how large its letters are, in per cent; none where they are as usual. */
export const letters = '--letters';

/** Told to the document when the size of the letters may have changed. */
export const textSizeEvent = 'textsize';

/** How many times as large as usual the letters are. What fills the whole screen has a size of its own (Present), and so has paper. */
export function textScale(): number {
  const isOwn = document.fullscreenElement !== null || window.matchMedia('print').matches;
  return isOwn ? 1 : Number.parseFloat(document.documentElement.style.getPropertyValue(letters) || '100') / 100;
}

/** The same condition on a window for letters that are so many times as large. */
export function scaledWidths(query: string, scale: number): string {
  return query.replace(/((?:min|max)-width:\s*)([\d.]+)/g, (_, name: string, width: string) => {
    return `${name}${Number(width) * scale}`;
  });
}

/** Tells when `textScale` may have changed, until the signal ends it. */
export function onTextScale(notify: () => void, signal: AbortSignal): void {
  for (const event of [textSizeEvent, 'fullscreenchange']) document.addEventListener(event, notify, { signal });
  window.matchMedia('print').addEventListener('change', notify, { signal });
}
