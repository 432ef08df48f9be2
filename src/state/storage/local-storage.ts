/** The browser's small storage; null where it is forbidden, for then even asking for it throws. */
export function localStore(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}
