/** Hands a file to the browser, which saves it as it saves any download. */
export function downloadBytes(bytes: Uint8Array, name: string, type: string): void {
  const address = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads the address after this task.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** The same; nothing where there is no file. */
export function downloadFile(
  file: { readonly bytes: Uint8Array; readonly name: string; readonly type: string } | null,
): void {
  if (file) downloadBytes(file.bytes, file.name, file.type);
}
