/** Whether bytes begin like a zip. Apart from what reads zips, which needs a library that the page loads only then. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
}
