/** Calls that take runs out of the engine and put them back. Types only, see messages.ts. */
import type { RunSnapshot } from '../domain/run/snapshot';
import type { Arithmetic } from '../domain/training/backends';

/** Kinds of call, each with its arguments, its result and the progress it reports. The buffers of a `checkpoint` are transferred. */
export interface RunCalls {
  /** The run as it is; while it trains, as it is between two steps. */
  snapshot: { args: Record<string, never>; result: { readonly checkpoint: RunSnapshot }; progress: never };
  /**
   * Puts a run in place of the present one, which stays when this fails: `networkInvalid` when its network cannot be built, or `snapshotInvalid` when the values do not fit
   * that network. Which data set is in place does not matter. Tells with what the run is computed from here on: as before where that is possible.
   */
  restore: {
    args: { readonly snapshot: RunSnapshot };
    result: { readonly parameters: number; readonly trainedSteps: number; readonly arithmetic: Arithmetic };
    progress: never;
  };
  /** Goes back to the weights of the best epoch. Null when none are kept. */
  useBestWeights: {
    args: Record<string, never>;
    result: { readonly epoch: number } | null;
    progress: never;
  };
}
