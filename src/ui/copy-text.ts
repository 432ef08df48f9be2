/** Copies a text. Browsers may forbid it, and offer it only on pages that are served securely: false then. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Marks all that an element shows, so that it can be copied by hand. */
export function selectText(element: Element | null): void {
  if (element) getSelection()?.selectAllChildren(element);
}
