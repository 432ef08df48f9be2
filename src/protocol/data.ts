/** Calls that bring images into the engine. Types only, see messages.ts. */
import type { DatasetInfo, FullId } from '../domain/data/datasets';
import type { FileReport, HeldData } from '../domain/data/held-data';
import type { OwnSetData } from '../domain/data/own-set';

/** A file that the user brought. */
export interface DataFileArgs {
  readonly name: string;
  readonly bytes: Uint8Array;
}
export interface DataCalls {
  /** Which full sets need no network. */
  heldData: { args: Record<string, never>; result: HeldData; progress: never };
  /** Takes files of full sets in; `dataset` decides where a browser without SHA-256 cannot tell the sets apart. */
  addDataFiles: {
    args: { readonly dataset: FullId; readonly files: readonly DataFileArgs[] };
    result: { readonly reports: readonly FileReport[]; readonly held: HeldData };
    progress: never;
  };
  /** Removes what is kept of a full set. */
  forgetData: { args: { readonly dataset: FullId }; result: HeldData; progress: never };
  /** Puts a set of the user's own in place. */
  loadOwnSet: { args: OwnSetData; result: DatasetInfo; progress: never };
}
