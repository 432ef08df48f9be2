/**
 * Which class each file of a folder belongs to. The classes are the folders of one level: the first that tells pictures apart, as other tools take it too, but
 * for folders that hold parts of a set (train, test), its years or days, or just "images".
 */
import { plainName } from './class-names';

const containers = ['data', 'dataset', 'datasets', 'images', 'image', 'imgs', 'img', 'pictures', 'photos', 'raw'];
const parts = ['train', 'training', 'test', 'testing', 'val', 'valid', 'validation', 'dev', 'eval'];
const dated = /^(19|20)\d\d([-_. ]?\d\d){0,2}$/;

/** Classes are never called so while another level has names. */
function isNeutral(name: string): boolean {
  return dated.test(name) || [...containers, ...parts].includes(name.toLowerCase());
}

function isPart(name: string): boolean {
  return parts.includes(name.toLowerCase());
}

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

export interface ClassFolders {
  /** Of each path, the name of its class; null where it lies in the folder of none. */
  readonly nameOf: (path: string) => string | null;
  /** The names of the folders above the classes that were passed over, where there were several: train, test. */
  readonly above: readonly string[];
  /** The names of the folders below, whose pictures were taken together: 2024. */
  readonly below: readonly string[];
}

/** @param paths of all pictures, "pets/cat/1.png"; the first part is the folder that was chosen */
export function classFolders(paths: readonly string[]): ClassFolders {
  const folders = paths.map((path) => path.split('/').slice(0, -1).map(plainName));
  const levels = levelsOf(folders);
  const at = classLevel(levels);
  const nameOf = (path: string) => (at === null ? null : plainName(path.split('/').slice(0, -1)[at] ?? '') || null);
  const several = (names: readonly string[]) => (names.length > 1 ? names : []);
  return {
    nameOf,
    above: levels.slice(0, at ?? 0).flatMap(several),
    below: at === null ? [] : levels.slice(at + 1).flat(),
  };
}

/** The different names of each level. */
function levelsOf(folders: readonly (readonly string[])[]): string[][] {
  const depth = folders.reduce((most, { length }) => Math.max(most, length), 0);
  return Array.from({ length: depth }, (_, level) =>
    [...new Set(folders.flatMap((names) => names[level] ?? []))].sort(naturally),
  );
}

function classLevel(levels: readonly (readonly string[])[]): number | null {
  const named = levels.map((names) => names.filter((name) => !isNeutral(name)).length);
  const choices = [
    named.findIndex((count) => count > 1),
    // A single folder inside of the chosen one.
    named.findIndex((count, level) => count > 0 && level > 0),
    levels.findIndex((names) => names.length > 1 && !names.some(isPart)),
  ];
  return choices.find((level) => level >= 0) ?? null;
}
