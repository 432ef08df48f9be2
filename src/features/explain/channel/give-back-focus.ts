interface FocusOwner {
  readonly activeElement: unknown;
  readonly body: unknown;
}

/** Focuses `opener` if what had the focus is gone, as when it was closed itself; people who have gone on to something else keep it. */
export function giveBackFocus(opener: { focus: () => void } | null, { activeElement, body }: FocusOwner): void {
  if (activeElement === body || activeElement === null) opener?.focus();
}
