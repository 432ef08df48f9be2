/** Every kind of thing that can be opened, and how it is recognised. What opens it is a handler of the same name in `state/share/files.ts`. */
import type { Archive } from './files/archive';
import { OpenError } from './files/open-error';
import type { FileKind } from './files/recognise';

interface Importer {
  /** What such a file is by its first bytes; null where it is always a zip. */
  readonly alone: FileKind | null;
  /** Names of files that a zip of its kind holds, one at least; their contents decide. Null where it is not looked for in zips. */
  readonly inZip: RegExp | null;
}

/** In the order in which they are tried. */
export const importers = {
  project: { alone: null, inZip: /(^|\/)project\.json$/ },
  ownSet: { alone: null, inZip: /(^|\/)labels\.json$/ },
  /** What Export run writes. */
  run: { alone: 'json', inZip: null },
  /** A LayersModel: its JSON; files of weights are brought beside it, or lie in the same zip. */
  model: { alone: 'json', inZip: /\.json(\.gz)?$/i },
  /** IDX files of the full sets, gzipped or not. */
  data: { alone: 'idx', inZip: /idx[13]|\.gz$/i },
  picture: { alone: 'picture', inZip: null },
} as const satisfies Readonly<Record<string, Importer>>;

type Importers = typeof importers;
export type ImporterId = keyof Importers;
export type FileImporterId = { [K in ImporterId]: Importers[K]['alone'] extends null ? never : K }[ImporterId];
export type ZipImporterId = { [K in ImporterId]: Importers[K]['inZip'] extends null ? never : K }[ImporterId];

const importerIds = Object.keys(importers) as ImporterId[];
export const fileImporterIds = importerIds.filter((id): id is FileImporterId => importers[id].alone !== null);
/** What may open a file that is no zip, in the order in which it is tried. */
export function importersOfFile(kind: FileKind): readonly FileImporterId[] {
  return fileImporterIds.filter((id) => importers[id].alone === kind);
}

const zipImporterIds = importerIds.filter((id): id is ZipImporterId => importers[id].inZip !== null);

/** What a zip may be, by the names in it; a project of another program is no own set. */
export function importersOf({ paths }: Archive): readonly ZipImporterId[] {
  const found = zipImporterIds.filter((id) => paths.some((path) => importers[id].inZip.test(path)));
  return found.includes('project') ? found.filter((id) => id !== 'ownSet') : found;
}

/** Zips that are known, but not opened, by names of files in them. */
const refusedZips = {
  zipInZip: /\.zip$/i,
  zipOfPictures: /\.(png|jpe?g|gif|bmp|webp|heic)$/i,
} as const;
const refusedZipCodes = Object.keys(refusedZips) as (keyof typeof refusedZips)[];

/** Models of other programs, by their names or by names of files in them; what a reader would call them. */
const foreignModels: readonly { readonly name: string; readonly file: RegExp }[] = [
  { name: 'Keras', file: /\.(keras|h5|hdf5)$/i },
  { name: 'PyTorch', file: /\.(pt|pth|safetensors)$|(^|\/)data\.pkl$/i },
  { name: 'ONNX', file: /\.onnx$/i },
  { name: 'TensorFlow Lite', file: /\.tflite$/i },
  { name: 'TensorFlow', file: /\.(pb|ckpt)$/i },
];

function foreignModel(...paths: readonly string[]): OpenError | null {
  const found = foreignModels.find(({ file }) => paths.some((path) => file.test(path)));
  return found ? new OpenError('foreignModel', { name: found.name }) : null;
}

/** What is said of a zip that nothing opened. Some programs write their models as zips. */
export function zipRefusal(file: string, { paths }: Archive): OpenError {
  const foreign = foreignModel(file, ...paths);
  if (foreign) return foreign;
  if (paths.some((path) => importers.project.inZip.test(path))) return new OpenError('unknownFile');
  for (const code of refusedZipCodes) {
    const name = paths.find((path) => refusedZips[code].test(path));
    if (name !== undefined) return new OpenError(code, { name });
  }
  return new OpenError('unknownFile');
}

/** Whether a file of no known kind was meant to be one of data, by its name: what is wrong with it is told as of a data file. */
export function isMeantAsData(name: string): boolean {
  return /idx[13]|ubyte|\.gz$/i.test(name);
}

/** Whether a file holds weights of a model, by its name: nothing in it says so. */
export function isWeights(name: string): boolean {
  return /\.bin(\.gz)?$/i.test(name);
}

/** What is said of a file that nothing opened. */
export function fileRefusal(name: string): OpenError {
  return foreignModel(name) ?? new OpenError(/\.bin$/i.test(name) ? 'strayWeights' : 'unknownFile');
}
