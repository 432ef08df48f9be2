/**
 * Copies a text. Browsers may forbid it, and offer it only on pages that are served securely: false then. Safari allows it only in the very turn of a press,
 * so call this at once, with a promise where the text is still to come.
 */
export async function copyText(text: string | Promise<string>): Promise<boolean> {
  try {
    if (typeof text === 'string') await navigator.clipboard.writeText(text);
    else await copyLater(text);
    return true;
  } catch {
    return false;
  }
}

async function copyLater(text: Promise<string>): Promise<void> {
  // Firefox knows no ClipboardItem before version 127, and grants some time after a press.
  if (typeof ClipboardItem === 'undefined') return navigator.clipboard.writeText(await text);
  const type = 'text/plain';
  const blob = text.then((words) => new Blob([words], { type }));
  await navigator.clipboard.write([new ClipboardItem({ [type]: blob })]);
}

/** Marks all that an element shows, so that it can be copied by hand. */
export function selectText(element: Element | null): void {
  if (element) getSelection()?.selectAllChildren(element);
}
