/** Which class each file of a folder belongs to: the folders of one level are the classes. */
import { classLevel, otherLevel } from './class-level';
import { plainName } from './class-names';

/** Files that systems and programs leave in folders. */
const systemFile = /^(\.|~\$|thumbs\.db$|ehthumbs\.db$|desktop\.ini$|icon\r$)/i;
const systemFolder = /^(__MACOSX|@eaDir|\$RECYCLE\.BIN|System Volume Information)$/i;

/** Whether a path leads to something that nobody put there on purpose. */
export function isSystemPath(path: string): boolean {
  const folders = path.split('/');
  const name = folders.pop() ?? '';
  // The chosen folder itself may be a hidden one.
  const isHidden = (folder: string, index: number) =>
    systemFolder.test(folder) || (index > 0 && folder.startsWith('.'));
  return systemFile.test(name) || folders.some(isHidden);
}

/** Names in the order in which people write them: 2 before 10. */
export function naturally(one: string, other: string): number {
  return order.compare(one, other);
}
const order = new Intl.Collator(undefined, { numeric: true });

/** What is known of folders besides their names. */
export interface FolderHints {
  /** Names of classes that the set has. */
  readonly known?: readonly string[];
  /** The level whose folders are to be the classes, where one was chosen. */
  readonly level?: number | undefined;
}

/** A level of folders, 0 for the outermost. */
export interface FolderLevel {
  readonly level: number;
  readonly names: readonly string[];
}

export interface ClassFolders {
  /** Of each path, the name of its class; null where it lies in the folder of none. */
  readonly nameOf: (path: string) => string | null;
  /** The names of the folders above the classes that were passed over, where there were several: train, test. */
  readonly above: readonly string[];
  /** The names of the folders below, whose pictures were taken together: 2024. */
  readonly below: readonly string[];
  /** The level that would do as well; null where there is none. */
  readonly other: FolderLevel | null;
}

/** @param paths of all pictures, "pets/cat/1.png"; the first part is the folder that was chosen */
export function classFolders(paths: readonly string[], { known = [], level }: FolderHints = {}): ClassFolders {
  const folders = paths.map(foldersOf);
  const levels = levelsOf(folders);
  const at = level ?? classLevel(folders, levels, known);
  const other = at === null ? null : otherLevel(levels, at);
  const several = (names: readonly string[]) => (names.length > 1 ? names : []);
  return {
    nameOf: (path) => (at === null ? null : (foldersOf(path)[at] ?? '') || null),
    above: levels.slice(0, at ?? 0).flatMap(several),
    below: at === null ? [] : levels.slice(at + 1).flat(),
    other: other === null ? null : { level: other, names: levels[other] ?? [] },
  };
}

function foldersOf(path: string): string[] {
  return path.split('/').slice(0, -1).map(plainName);
}

/** The different names of each level. */
function levelsOf(folders: readonly (readonly string[])[]): string[][] {
  const depth = folders.reduce((most, { length }) => Math.max(most, length), 0);
  return Array.from({ length: depth }, (_, level) =>
    [...new Set(folders.flatMap((names) => names[level] ?? []))].sort(naturally),
  );
}
