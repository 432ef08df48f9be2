/** A step of this run whose weights are remembered. */
export interface Moment {
  /** Training steps done since the run began; 0 are the initial weights. */
  readonly step: number;
  /** Epochs brought to their end by then. */
  readonly epochs: number;
}
