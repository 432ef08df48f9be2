/** What the browser keeps of the full data sets, and what brought files were taken for. */
import type { DataPart } from './data-parts';
import type { FullId } from './datasets';

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

/** What is wrong with a file that was brought. */
export type FileProblem =
  | 'notData' // neither IDX nor gzip
  | 'html' // a web page that was saved instead of the file
  | 'truncated' // it ends too early
  | 'otherSize' // IDX, but of no part of the full sets
  | 'otherData'; // of the right size, but damaged or of another data set

/** What a brought file was taken for. */
export interface FileReport {
  readonly name: string;
  readonly dataset: FullId | null;
  readonly part: DataPart | null;
  readonly problem: FileProblem | null;
  /** What was found, such as "0x00000803, 10000 x 28 x 28". */
  readonly detail: string;
}
