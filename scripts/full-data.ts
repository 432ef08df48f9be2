/**
 * Puts the full data sets (60,000 + 10,000 images each) under public/data/full/, for hosting the page with them:
 *
 *   npm run data                    from their public homes
 *   npm run data -- --from DIR      from DIR/mnist and DIR/fashion-mnist (or DIR/fashion)
 *   npm run data -- --only mnist    one of them
 *
 * Every file is checked by its SHA-256; a file that is already there and right is kept.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { DataPart } from '../src/domain/data/data-parts';
import { dataFileNames, filesOf, type DataFile } from '../src/domain/data/dataset-files';
import { datasets, fullIds, type FullId } from '../src/domain/data/datasets';
import { sha256 } from './lib/checksum';
import { plainBytes } from './lib/idx';
import { localFolders } from './lib/local-folders';

type Read = (name: string, file: DataFile) => Promise<Uint8Array>;

const parts = Object.keys(dataFileNames) as DataPart[];
const megabyte = 1_000_000;

/** Null when the bytes are the wanted file, else what is wrong with them. */
function fault(bytes: Uint8Array, file: DataFile): string | null {
  try {
    return sha256(plainBytes(bytes)) === file.sha256 ? null : 'its SHA-256 is not that of the data set';
  } catch {
    return 'it is not a whole gzip file';
  }
}

async function download(address: string, expectedBytes: number): Promise<Uint8Array> {
  const response = await fetch(address);
  if (!response.ok || response.body === null) throw new Error(`the server answered ${response.status}`);
  const chunks: Uint8Array[] = [];
  let loaded = 0;
  for await (const chunk of response.body) {
    chunks.push(chunk);
    loaded += (chunk as Uint8Array).length;
    if (process.stdout.isTTY) process.stdout.write(`\r  ${progressText(loaded, expectedBytes)} `);
  }
  if (process.stdout.isTTY) process.stdout.write('\r');
  return Buffer.concat(chunks);
}

function progressText(loaded: number, expected: number): string {
  const percent = Math.min(100, Math.round((100 * loaded) / expected));
  return `${(loaded / megabyte).toFixed(1)} of ${(expected / megabyte).toFixed(1)} MB (${percent} %)`;
}

/** Tries the homes of a data set one after the other, and says in the end what each of them answered. */
function fromTheWeb(dataset: FullId): Read {
  return async (name, file) => {
    const failures: string[] = [];
    for (const home of datasets[dataset].homes) {
      try {
        const bytes = await download(home + name, file.downloadBytes);
        const problem = fault(bytes, file);
        if (problem === null) return bytes;
        failures.push(`${home}${name}: ${problem}`);
      } catch (error) {
        failures.push(`${home}${name}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
    throw new Error(`${failures.join('\n')}\nIf you have the files, name their folder: npm run data -- --from DIR`);
  };
}

function fromFolder(root: string, dataset: FullId): Read {
  const folder = localFolders[dataset].map((name) => join(root, name)).find(existsSync);
  return (name, file) => {
    if (folder === undefined) throw new Error(`${root} has no folder ${localFolders[dataset].join(' or ')}`);
    const source = join(folder, name);
    if (!existsSync(source)) throw new Error(`${source} is missing`);
    const bytes = readFileSync(source);
    const problem = fault(bytes, file);
    if (problem !== null) throw new Error(`${source}: ${problem}`);
    return Promise.resolve(bytes);
  };
}

async function place(file: DataFile, name: string, read: Read): Promise<void> {
  const target = join('public', file.path);
  if (existsSync(target) && fault(readFileSync(target), file) === null) {
    console.log(`${target} is there already`);
    return;
  }
  console.log(target);
  const bytes = await read(name, file);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, bytes);
}

const options = parseArgs({ options: { from: { type: 'string' }, only: { type: 'string' } } }).values;
const wanted = fullIds.filter((name) => (options.only ?? name) === name);

try {
  if (wanted.length === 0) throw new Error(`--only takes ${fullIds.join(' or ')}`);
  for (const dataset of wanted) {
    const read = options.from === undefined ? fromTheWeb(dataset) : fromFolder(options.from, dataset);
    for (const part of parts) await place(filesOf[dataset][part], dataFileNames[part], read);
  }
  console.log('Done. Build the page now: the data goes with it.');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
