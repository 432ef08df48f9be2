/** The browser's small storage of this tab; null where it is forbidden, for then even asking for it throws. */
export function sessionStore(): Storage | null {
  try {
    return sessionStorage;
  } catch {
    return null;
  }
}
