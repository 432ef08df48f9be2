/**
 * The helper threads of the engine. It computes with them, but the page starts and ends them: in Firefox, a worker that makes a worker sometimes waits
 * for ever in the constructor (4 of 100 loads of this page in Firefox 153).
 */

/** From the engine to the page. `Port` is a MessagePort: over it the engine hears of the helper, and whatever it sends there itself ends the helper. */
export interface HelperOrder<Port> {
  readonly kind: 'helper';
  /** The helper's first message, which the page only hands on. */
  readonly start: unknown;
  readonly port: Port;
}

/** `lost` when it could not be loaded, or died. */
export type HelperNews = 'ready' | 'lost';
