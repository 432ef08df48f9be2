const longest = 60;

/** A title as the beginning of a file name that every system takes: letters of any script, digits and hyphens. */
export function fileNameOf(title: string, otherwise: string): string {
  const parts =
    title
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return Array.from(parts.join('-')).slice(0, longest).join('') || otherwise;
}
