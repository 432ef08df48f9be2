/**
 * Which level of folders the classes are. Mostly the first that tells pictures apart, as other tools take it too, but for folders that hold parts of a set (train,
 * test), its years or days, or just "images"; where the folders of that level all hold the same labels (anna/0 to anna/9, ben/0 to ben/9), the level of these.
 */
const containers = ['data', 'dataset', 'datasets', 'images', 'image', 'imgs', 'img', 'pictures', 'photos', 'raw'];
const parts = ['train', 'training', 'test', 'testing', 'val', 'valid', 'validation', 'dev', 'eval'];
const dated = /^(19|20)\d\d([-_. ]?\d\d){0,2}$/;
/** A digit or a letter of any script. */
const sign = /^[\p{L}\p{Nd}]$/u;
/** What "nearly all" is: not everybody has drawn everything. */
const nearly = 0.8;
/** A few signs in their order from the first one, as 1 and 2 or a to c, count what lies in a class; more of them are what was written. */
const counters = ['12345', 'abcde', 'ABCDE'];

/** The folders that a picture lies in, the outermost first. */
type Folders = readonly string[];
/** The different names of each level. */
type Levels = readonly (readonly string[])[];

/** Classes are never called so while another level has names. */
function isNeutral(name: string): boolean {
  return dated.test(name) || [...containers, ...parts].includes(name.toLowerCase());
}

function isPart(name: string): boolean {
  return parts.includes(name.toLowerCase());
}

function countNamed(names: readonly string[]): number {
  return names.filter((name) => !isNeutral(name)).length;
}

/** Whether these can be the names of classes. */
function canBeClasses(names: readonly string[]): boolean {
  return countNamed(names) > 1 || (names.length > 1 && !names.some(isPart));
}

/** @param known names of classes that the set has */
export function classLevel(folders: readonly Folders[], levels: Levels, known: readonly string[]): number | null {
  const outer = outerLevel(levels);
  return outer === null ? null : (innerLevel(folders, levels, outer, known) ?? outer);
}

function outerLevel(levels: Levels): number | null {
  const named = levels.map(countNamed);
  const choices = [
    named.findIndex((count) => count > 1),
    // A single folder inside of the chosen one.
    named.findIndex((count, level) => count > 0 && level > 0),
    levels.findIndex(canBeClasses),
  ];
  return choices.find((level) => level >= 0) ?? null;
}

/** Who puts each pupil's work into a folder has the classes inside of it. */
function innerLevel(
  folders: readonly Folders[],
  levels: Levels,
  outer: number,
  known: readonly string[],
): number | null {
  const names = levels[outer] ?? [];
  if (2 * names.filter((name) => sign.test(name) || known.includes(name)).length >= names.length) return null;
  const found = levels.findIndex((_, level) => level > outer && labelsRepeat(folders, level, known));
  return found < 0 ? null : found;
}

/** Whether nearly all folders around a level hold the same labels, and little else. */
function labelsRepeat(folders: readonly Folders[], level: number, known: readonly string[]): boolean {
  const around = foldersAt(folders, level - 1);
  const inner = foldersAt(folders, level).map((path) => path.at(-1) ?? '');
  const labels = inner.filter((name) => sign.test(name) || known.includes(name));
  const kinds = new Set(labels);
  if (kinds.size < 2 || isCount([...kinds].filter((name) => !known.includes(name)))) return false;
  return labels.length >= nearly * Math.max(inner.length, kinds.size * around.length);
}

function isCount(names: readonly string[]): boolean {
  const row = names.toSorted().join('');
  return names.length > 1 && counters.some((count) => count.startsWith(row));
}

/** The different folders of a level, each with those around it. */
function foldersAt(folders: readonly Folders[], level: number): Folders[] {
  const paths = folders.filter(({ length }) => length > level).map((path) => path.slice(0, level + 1));
  return [...new Map(paths.map((path) => [path.join('/'), path])).values()];
}

/** The level that would do as well as this one: the next inside of it, and after the innermost the outermost. */
export function otherLevel(levels: Levels, level: number): number | null {
  const able = levels.flatMap((names, index) => (canBeClasses(names) ? index : []));
  const place = able.indexOf(level);
  return place < 0 || able.length < 2 ? null : (able[(place + 1) % able.length] ?? null);
}
