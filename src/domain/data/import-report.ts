/** What came of files that were brought: where they went where that needs saying, and what was left out. Plain data; the page finds the words. */

export const leftOutReasons = [
  'noRoom', // a folder that would be one class too many
  'setFull', // the set holds as many pictures as it can
  'unreadable', // no picture, or one that this browser does not read
  'noInk', // a picture in which nothing is drawn
  'zip', // a zip, which is not looked into
  'emptyFolder', // a folder in which no picture is
  'classGone', // its class was deleted, or another set was opened, meanwhile
  'system', // what systems put into folders
] as const;
export type LeftOutReason = (typeof leftOutReasons)[number];

export interface LeftOut {
  /** A file or a folder. */
  readonly path: string;
  readonly reason: LeftOutReason;
  /** How many files. */
  readonly count: number;
}

export type ImportNote =
  /** The folder's name was too long, or had signs that are not shown. */
  | { readonly code: 'shortened'; readonly folder: string; readonly name: string }
  /** The class was there before. */
  | { readonly code: 'joined'; readonly name: string }
  /** Pictures that lie in no class folder, and the class that got them. */
  | { readonly code: 'loose'; readonly count: number; readonly name: string }
  /** Folders above the classes (train, test) that were passed over, or below them (2024) whose pictures were taken together. */
  | { readonly code: 'above' | 'below'; readonly names: readonly string[] }
  /** Two classes whose names differ in nothing but capital letters. */
  | { readonly code: 'alike'; readonly names: readonly string[] };

export interface ImportReport {
  readonly leftOut: readonly LeftOut[];
  readonly notes: readonly ImportNote[];
}
export const nothingToReport: ImportReport = { leftOut: [], notes: [] };

export function joinReports(one: ImportReport, other: ImportReport): ImportReport {
  return { leftOut: [...one.leftOut, ...other.leftOut], notes: [...one.notes, ...other.notes] };
}

/** How many files were left out. Empty folders are folders, no files. */
export function countLeftOut({ leftOut }: ImportReport): number {
  return leftOut.reduce((sum, { count }) => sum + count, 0);
}
