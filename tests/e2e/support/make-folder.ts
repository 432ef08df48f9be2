import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from './test';

/** Makes a folder of the running test with these files in it, by their paths; gives where it lies. */
export function makeFolder(name: string, files: Readonly<Record<string, Uint8Array>>): string {
  const root = test.info().outputPath(name);
  for (const [path, bytes] of Object.entries(files)) {
    mkdirSync(join(root, dirname(path)), { recursive: true });
    writeFileSync(join(root, path), bytes);
  }
  return root;
}
