/** Scrolls to an element: gliding, or at once for those who asked for less motion. */
export function bringIntoSight(element: Element | null | undefined, block: ScrollLogicalPosition): void {
  const isCalm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  element?.scrollIntoView({ block, behavior: isCalm ? 'instant' : 'smooth' });
}
