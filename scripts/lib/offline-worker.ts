/** Writes the worker that keeps a built page (src/sw) into its folder, with the list of its files. */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build as viteBuild, type Rolldown } from 'vite';
import type { Build, BuildFile } from '../../src/sw/build.ts';
import { pathsIn } from './paths-in.ts';

const entry = fileURLToPath(new URL('../../src/sw/sw.worker.ts', import.meta.url));

/** What no page asks for: what hosts, readers and other sites read, full sets, which the engine keeps when they are wanted, and the worker itself. */
const isLeftOut = (path: string): boolean =>
  /^(sw\.js|_headers|robots\.txt|social-preview\.png|icons\/.*|data\/full\/.*|.*\.(md|map))$/.test(path);

const sum = (name: string, bytes: string | Buffer): string => createHash(name).update(bytes).digest('base64');

function fileOf(folder: string, path: string): BuildFile & { readonly sum: string } {
  const digest = `sha256-${sum('sha256', readFileSync(join(folder, path)))}`;
  return { path, integrity: path.endsWith('.gz') ? null : digest, sum: digest };
}

/** The build that lies in a folder. */
export function buildIn(folder: string, headers: Build['headers']): Build {
  const files = pathsIn(folder)
    .filter((path) => !isLeftOut(path))
    .map((path) => fileOf(folder, path));
  const id = sum('sha256', JSON.stringify([files, headers]))
    .replace(/\W/g, '')
    .slice(0, 12);
  return { id, headers, files: files.map(({ path, integrity }) => ({ path, integrity })) };
}

/** @param headers what documents and workers come with where the host sends none */
export async function writeOfflineWorker(folder: string, headers: Build['headers']): Promise<void> {
  const outputs = await viteBuild({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    define: { BUILD: JSON.stringify(buildIn(folder, headers)) },
    build: {
      write: false,
      target: 'es2022',
      lib: { entry, name: 'sw', formats: ['iife'], fileName: 'sw' },
    },
  });
  const [output] = outputs as Rolldown.RolldownOutput[];
  const [chunk] = output?.output ?? [];
  if (chunk === undefined) throw new Error('The offline worker was not built.');
  writeFileSync(join(folder, 'sw.js'), chunk.code);
}
