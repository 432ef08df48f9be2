import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** All files under a folder, relative to it, sorted, and written with slashes on every system. */
export function pathsIn(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((each) => each.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  return paths.map((path) => relative(folder, path).split(sep).join('/')).sort();
}
