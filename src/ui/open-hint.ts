import { hintPlace } from './hint-place';

const fields = 'input, select, textarea';
const others = 'button, label, canvas, svg[role], [role="status"], [role="progressbar"], [role="alert"], [role="note"]';
/** Keys that do something, or are there to close it. */
const closing: readonly string[] = ['Escape', 'Enter', ' '];

function boxesOf(selector: string): DOMRect[] {
  const shown = [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility());
  return shown.map((element) => element.getBoundingClientRect());
}

function place(tip: HTMLElement, anchor: Element) {
  const window = { width: document.documentElement.clientWidth, height: document.documentElement.clientHeight };
  const [hint, control] = [tip.getBoundingClientRect(), anchor.getBoundingClientRect()];
  const { left, top } = hintPlace(hint, control, window, boxesOf(fields), boxesOf(others));
  tip.style.left = `${left}px`;
  tip.style.top = `${top}px`;
}

/** Shows a hint beside its control. It goes by itself as soon as anything is done: a press or a scroll anywhere, or a key that does something. */
export function openHint(tip: HTMLElement, anchor: Element): void {
  const listening = new AbortController();
  const close = () => {
    listening.abort();
    if (tip.matches(':popover-open')) tip.hidePopover();
  };
  tip.showPopover();
  place(tip, anchor);
  const options = { signal: listening.signal, capture: true, passive: true };
  for (const event of ['pointerdown', 'wheel', 'scroll']) document.addEventListener(event, close, options);
  document.addEventListener('keydown', ({ key }) => closing.includes(key) && close(), options);
  tip.addEventListener('beforetoggle', () => listening.abort(), options);
}
