/** How files that were brought to an own set will be taken: in which order, into which class, and what is left out from the start. */
import {
  classFolders,
  isSystemPath,
  naturally,
  type ClassFolders,
  type FolderHints,
  type FolderLevel,
} from './class-folders';
import { shortNames } from './class-names';
import type { ImportNote, ImportReport, LeftOut } from './import-report';

/** A file with its folders, "pets/cat/1.png". A folder in which nothing lies has no file. */
export interface Brought<File> {
  readonly path: string;
  readonly file: File | null;
}
export interface PlannedPicture<File> {
  readonly path: string;
  readonly file: File;
  /** Null: it lies in no class folder and goes to the class that is chosen. */
  readonly className: string | null;
}
export interface ImportPlan<File> {
  /** The classes in their natural order, and so the pictures of each. */
  readonly pictures: readonly PlannedPicture<File>[];
  readonly report: ImportReport;
  /** The folders that would do as well for classes; null where there are none. */
  readonly other: FolderLevel | null;
}

export function planImport<File extends { readonly type: string }>(
  brought: readonly Brought<File>[],
  hints: FolderHints = {},
): ImportPlan<File> {
  const wanted = brought.filter(({ path }) => !isSystemPath(path));
  const files = wanted.flatMap(({ path, file }) => (file ? [{ path, file }] : []));
  const pictures = files.filter(({ file }) => file.type.startsWith('image/'));
  // What is no picture says nothing about classes, unless nothing says that it is one.
  const folders = classFolders(
    (pictures.length > 0 ? pictures : files).map(({ path }) => path),
    hints,
  );
  const planned = files.map(({ path, file }) => ({ path, file, folder: folders.nameOf(path) }));
  const names = shortNames(planned.flatMap(({ folder }) => folder ?? []));
  return {
    pictures: planned
      .map(({ folder, ...each }) => ({ ...each, className: folder === null ? null : (names.get(folder) ?? null) }))
      .sort(inOrder),
    report: { leftOut: leftOutOf(brought, wanted), notes: notesOn(folders, names) },
    other: folders.other,
  };
}

type Ordered = Pick<PlannedPicture<unknown>, 'path' | 'className'>;
function inOrder(one: Ordered, other: Ordered): number {
  return naturally(one.className ?? '', other.className ?? '') || naturally(one.path, other.path);
}

function leftOutOf(brought: readonly Brought<unknown>[], wanted: readonly Brought<unknown>[]): LeftOut[] {
  const system = brought.filter(({ path }) => isSystemPath(path));
  const empty = new Set([
    ...wanted.filter(({ file }) => !file).map(({ path }) => path),
    ...system.map(({ path }) => folderOf(path)).filter((folder) => folder && !isSystemPath(`${folder}/`)),
  ]);
  const isEmpty = (folder: string) => !wanted.some(({ file, path }) => file && path.startsWith(`${folder}/`));
  return [
    ...[...empty].filter(isEmpty).map((path) => ({ path, reason: 'emptyFolder', count: 0 }) as const),
    ...system.map(({ path }) => ({ path, reason: 'system', count: 1 }) as const),
  ];
}

function folderOf(path: string): string {
  return path.split('/').slice(0, -1).join('/');
}

function notesOn({ above, below }: ClassFolders, names: ReadonlyMap<string, string>): ImportNote[] {
  const alike = [...names.values()].filter((name) => [...names.values()].some((other) => differInCase(name, other)));
  return [
    ...(above.length > 0 ? [{ code: 'above', names: above } as const] : []),
    ...(below.length > 0 ? [{ code: 'below', names: below } as const] : []),
    ...[...names].flatMap(([folder, name]) => (folder === name ? [] : [{ code: 'shortened', folder, name } as const])),
    ...(alike.length > 0 ? [{ code: 'alike', names: alike } as const] : []),
  ];
}

/** Single letters are meant to. */
function differInCase(one: string, other: string): boolean {
  return one.length > 1 && one !== other && one.toLowerCase() === other.toLowerCase();
}
