/** Whether a dialog or the menu lies over the page. */
export function hasOpenLayer(): boolean {
  return document.querySelector('dialog[open], :popover-open:not([role=tooltip])') !== null;
}
