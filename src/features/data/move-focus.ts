import type { KeyboardEvent } from 'react';

/** Left and right go along a row of buttons, so that it is one stop on the way through the page. */
export function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const forward = getComputedStyle(event.currentTarget).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const index = buttons.findIndex((button) => button === document.activeElement);
  buttons[index + (event.key === forward ? 1 : -1)]?.focus();
  event.preventDefault();
}
