/** What a school gets: the built page, a server for Node and one for Python, and how to use them. */
import { readFileSync } from 'node:fs';
import { zipSync, type Zippable } from 'fflate';
import { pathsIn } from './paths-in.ts';

/** Packed already: trying again takes time and wins nothing. */
const isPacked = (path: string): boolean => /\.(gz|png)$/.test(path);

export interface Release {
  readonly name: string;
  readonly files: number;
  readonly zip: Uint8Array;
}

/** Packs the page in `dist`. All lies in one folder, which is named after the version. */
export function packRelease(): Release {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  const name = `cnn-playground-${version}`;
  const files: Readonly<Record<string, string>> = {
    'README.txt': 'scripts/release/README.txt',
    'serve.mjs': 'scripts/release/serve.mjs',
    'serve.py': 'scripts/release/serve.py',
    'hosting.md': 'docs/hosting.md',
    'LICENSE.txt': 'LICENSE',
    ...Object.fromEntries(pathsIn('dist').map((path) => [`page/${path}`, `dist/${path}`])),
  };
  const entries = Object.entries(files).map(([path, source]): [string, Zippable[string]] => [
    `${name}/${path}`,
    [readFileSync(source), { level: isPacked(path) ? 0 : 9 }],
  ]);
  return { name, files: entries.length, zip: zipSync(Object.fromEntries(entries)) };
}
