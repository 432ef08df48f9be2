import { isCalm } from './motion';

/** Scrolls to an element: gliding, or at once for those who asked for less motion. */
export function bringIntoSight(element: Element | null | undefined, block: ScrollLogicalPosition): void {
  element?.scrollIntoView({ block, behavior: isCalm() ? 'instant' : 'smooth' });
}
