/** By which tabs know of each other. Missing where the page is not served securely; then all is as if there were no other tab. */
export function browserLocks(): LockManager | undefined {
  return (globalThis.navigator as Partial<Navigator> | undefined)?.locks;
}
