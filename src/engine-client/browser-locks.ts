/**
 * Locks, by which tabs, and a page and its worker, know of each other. A browser may have none, throw when they are asked for, or refuse them later (cookies are
 * blocked): each of these comes out as a request that rejects, and as no lock that is held. Then all is as if there were no other tab.
 */
export interface BrowserLocks {
  /** As LockManager's, but never throws at once. Rejects where the browser gives no locks. */
  request(name: string, options: LockOptions, work: LockGrantedCallback<unknown>): Promise<unknown>;
  /** Names of the locks that are held now, in any tab or worker; never rejects. */
  held(): Promise<ReadonlySet<string>>;
}

function manager(): LockManager {
  const { locks } = navigator as Partial<Navigator>;
  if (!locks) throw new Error('the browser has no locks');
  return locks;
}

export const browserLocks: BrowserLocks = {
  request: async (name, options, work) => manager().request(name, options, work),
  async held() {
    try {
      const { held = [] } = await manager().query();
      return new Set(held.flatMap(({ name = [] }) => name));
    } catch {
      return new Set();
    }
  },
};
