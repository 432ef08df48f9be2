/** What keeps the page in the browser, as the page sees it. */
export interface Keeper {
  /** Whether this page came from the keeper, and not straight from the host. */
  readonly hasServed: boolean;
  /** Whether somebody has pressed anything since the page was opened; true where the browser does not tell. */
  readonly hasActed: () => boolean;
  /** Whether the page could compute with more than one thread, were it isolated. */
  readonly hasCores: boolean;
  /**
   * Has all of the page kept. Resolves with whether that worked; rejects where the browser refuses.
   *
   * @param onNewer told that a newer build is kept, and waits
   */
  readonly keep: (onNewer: () => void) => Promise<boolean>;
  /** Opens the page again, with the newest build that is kept. */
  readonly openNewest: () => void;
  readonly reload: () => void;
}
