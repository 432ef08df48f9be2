/** Calls that bring images into the engine. Types only, see messages.ts. */
import type { DataPart } from '../domain/data/dataset-files';
import type { DatasetInfo, FullId } from '../domain/data/datasets';
import type { OwnSetData } from '../domain/data/own-set';

/** Where a full set may be fetched: only `here`, from beside the page (never another host); or, on the user's click, from its public homes on the `web`. */
export type DataSource = 'here' | 'web';

/** Why the browser does not keep what was fetched: it has no room left, or it forbids it (a private window, a page without https). */
export type KeepProblem = 'full' | 'forbidden';

/** What the browser keeps of a full set. */
export interface HeldSet {
  readonly dataset: FullId;
  readonly parts: readonly DataPart[];
  /** Bytes that it takes. */
  readonly bytes: number;
}
export interface HeldData {
  readonly sets: readonly HeldSet[];
  readonly problem: KeepProblem | null;
}

/** A file that the user brought. */
export interface DataFileArgs {
  readonly name: string;
  readonly bytes: Uint8Array;
}
export const fileProblems = [
  'notData', // neither IDX nor gzip
  'html', // a web page that was saved instead of the file
  'truncated', // it ends too early
  'otherSize', // IDX, but of no part of the full sets
  'otherData', // of the right size, but damaged or of another data set
] as const;
export type FileProblem = (typeof fileProblems)[number];

/** What a brought file was taken for. */
export interface FileReport {
  readonly name: string;
  readonly dataset: FullId | null;
  readonly part: DataPart | null;
  readonly problem: FileProblem | null;
  /** What was found, such as "0x00000803, 10000 x 28 x 28". */
  readonly detail: string;
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
