/** Tells what files are that the user brings, and reads them. */
import { OpenError } from '../domain/files/open-error';
import { looksLikeModel, readLayersModel } from '../domain/layers-model/read-layers-model';
import { isZip } from '../domain/files/is-zip';
import { parseJsonBytes, unzipOne, zipEntries } from '../domain/files/zip';
import { outputUnits } from '../domain/output-units';
import { isProject, readProject } from '../domain/project-file';
import { openModel, openProject } from './share-open';

/** Bytes of weights that are read at most: the largest network that the page trains has about so many. */
const mostBytes = 1_000_000_000;
const mostModelBytes = 16_000_000;

export interface BroughtFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What was opened; `data` are files for the part of the page that reads data sets. */
export type Opened = 'project' | 'model' | 'data';

/** @throws OpenError, before anything on the page has changed */
export async function openFiles(files: readonly BroughtFile[], newId: () => string): Promise<Opened> {
  const [first] = files;
  if (!first) throw new OpenError('unknownFile');
  if (isZip(first.bytes)) return openZip(first.bytes, newId);
  const model = files.find(({ bytes }) => startsAsObject(bytes));
  if (!model) return looksLikeData(first.bytes) ? 'data' : fail();
  const others = new Map(files.map(({ name, bytes }) => [name, bytes]));
  await openModelFile(model.bytes, (name) => others.get(name));
  return 'model';
}

function fail(): never {
  throw new OpenError('unknownFile');
}

async function openZip(bytes: Uint8Array, newId: () => string): Promise<Opened> {
  if (isProject(bytes)) {
    await openProject(readProject(bytes), newId);
    return 'project';
  }
  const entries = zipEntries(bytes);
  if (entries.some(({ name }) => name === 'labels.json')) return 'data';
  // The files may lie in a folder.
  const model = entries.find(({ name }) => /(^|\/)model\.json$/.test(name))?.name;
  if (model === undefined) return fail();
  const folder = model.slice(0, -'model.json'.length);
  await openModelFile(unzipOne(bytes, model, mostModelBytes), (name, room) =>
    entries.some((entry) => entry.name === folder + name) ? unzipOne(bytes, folder + name, room) : undefined,
  );
  return 'model';
}

/** @param find gives the file of a name, which may have `room` bytes at most */
async function openModelFile(
  bytes: Uint8Array,
  find: (name: string, room: number) => Uint8Array | undefined,
): Promise<void> {
  const json = parseJsonBytes(bytes);
  if (!looksLikeModel(json)) fail();
  const { network, weightFiles, weightBytes, weightsIn } = readLayersModel(json);
  if (weightBytes > mostBytes) throw new OpenError('tooLarge');
  const weights = new Uint8Array(weightBytes);
  let length = 0;
  for (const name of weightFiles) {
    const part = find(name, weightBytes - length);
    if (!part) throw new OpenError('modelFile', { name: name.slice(0, 60) });
    if (length + part.length > weightBytes)
      throw new OpenError('weightsMismatch', { found: length + part.length, wanted: weightBytes });
    weights.set(part, length);
    length += part.length;
  }
  await openModel(network, outputUnits(network), weightsIn(weights.subarray(0, length)));
}

/** JSON begins with "{", perhaps behind white space. */
function startsAsObject(bytes: Uint8Array): boolean {
  return bytes.find((byte) => byte > 32) === 0x7b;
}

/** gzip, or IDX. */
function looksLikeData([a, b, c]: Uint8Array): boolean {
  return (a === 0x1f && b === 0x8b) || (a === 0 && b === 0 && c === 8);
}
