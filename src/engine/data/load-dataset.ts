import { dataParts, type DataPart } from '../../domain/data/data-parts';
import { dataFileNames, filesOf, type DataFile } from '../../domain/data/dataset-files';
import { datasets, isFull, type BuiltInId, type FullId } from '../../domain/data/datasets';
import { checkPair, decodeImages, decodeLabels, IdxError } from '../../domain/data/idx';
import type { DataSource } from '../../domain/data/held-data';
import type { LoadProgress } from '../../protocol/messages';
import { EngineFault } from '../core/fault';
import type { DataStore } from './data-store';
import type { Dataset, SplitData } from './dataset';
import { download } from './download';
import { unpacked } from './unpack';

export interface LoadOptions {
  /** Address of the page. */
  readonly baseUrl: string;
  readonly store: DataStore;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: LoadProgress) => void;
}

type Count = (bytes: number) => void;
type Get = (part: DataPart, file: DataFile, count: Count) => Promise<Uint8Array>;

/**
 * Loads a data set: from beside the page; a full one from what the browser keeps, else from beside the page, else (source `web`) from its public homes.
 *
 * @throws EngineFault with one of the `dataset...` codes
 */
export async function loadDataset(id: BuiltInId, source: DataSource, options: LoadOptions): Promise<Dataset> {
  return decoded(id, await allParts(id, isFull(id) ? fullWay(id, source, options) : besideWay(options), options));
}

async function allParts(
  id: BuiltInId,
  get: Get,
  { onProgress }: LoadOptions,
): Promise<Readonly<Record<DataPart, Uint8Array>>> {
  const files = filesOf[id];
  const totalBytes = dataParts.reduce((sum, part) => sum + files[part].downloadBytes, 0);
  let loadedBytes = 0;
  const count: Count = (bytes) => {
    loadedBytes += bytes;
    onProgress({ loadedBytes: Math.min(totalBytes, loadedBytes), totalBytes });
  };
  const entries = dataParts.map(async (part) => [part, await get(part, files[part], count)] as const);
  return Object.fromEntries(await Promise.all(entries)) as Record<DataPart, Uint8Array>;
}

function besideWay({ baseUrl, signal }: LoadOptions): Get {
  return async (_, file, count) => {
    const url = new URL(file.path, baseUrl).href;
    return unpacked(await download(url, signal, count), file, url);
  };
}

function fullWay(id: FullId, source: DataSource, options: LoadOptions): Get {
  const beside = besideFull(id, options);
  return async (part, file, count) => {
    const kept = await keptBytes(file, options.store);
    if (kept) {
      count(file.downloadBytes);
      return kept;
    }
    if (source === 'web') return fromHomes(id, part, file, count, options);
    return beside(part, file, count);
  };
}

/** What the browser keeps is checked like anything else: a disk may lose bits. */
async function keptBytes(file: DataFile, store: DataStore): Promise<Uint8Array | null> {
  const blob = await store.get(file);
  if (!blob) return null;
  try {
    return await unpacked(blob, file, 'kept');
  } catch {
    await store.delete(file);
    return null;
  }
}

/** Gets a full set from beside the page. One small file shows whether it lies there at all. */
function besideFull(id: FullId, options: LoadOptions): Get {
  let probe: Promise<void> | null = null;
  const look = async (): Promise<void> => {
    const url = new URL(filesOf[id].testLabels.path, options.baseUrl).href;
    try {
      await download(url, options.signal, () => undefined);
    } catch (error) {
      throw absence(error);
    }
  };
  return async (_, file, count) => {
    await (probe ??= look());
    const url = new URL(file.path, options.baseUrl).href;
    return fetched(url, file, count, options);
  };
}

/** A host that does not have the files says so, or sends its start page. */
function absence(error: unknown): unknown {
  if (!(error instanceof EngineFault)) return error;
  const isAbsent = error.code === 'datasetHtml' || error.code === 'datasetFetch';
  return isAbsent ? new EngineFault('datasetAbsent', error.detail) : error;
}

/** Asks one home after the other; a failure tells of them all. */
async function fromHomes(
  id: FullId,
  part: DataPart,
  file: DataFile,
  count: Count,
  options: LoadOptions,
): Promise<Uint8Array> {
  const failures: EngineFault[] = [];
  for (const home of datasets[id].homes) {
    let bytes = 0;
    const counted: Count = (more) => {
      bytes += more;
      count(more);
    };
    try {
      return await fetched(home + dataFileNames[part], file, counted, options);
    } catch (error) {
      if (!(error instanceof EngineFault) || error.code === 'aborted') throw error;
      failures.push(error);
      count(-bytes);
    }
  }
  const [first] = failures;
  throw new EngineFault(first?.code ?? 'datasetFetch', failures.map(({ detail }) => detail).join('; '));
}

/** Downloads, checks and keeps a file. */
async function fetched(url: string, file: DataFile, count: Count, options: LoadOptions): Promise<Uint8Array> {
  const blob = await download(url, options.signal, count);
  const bytes = await unpacked(blob, file, url);
  await options.store.put(file, blob);
  return bytes;
}

function decoded(id: BuiltInId, bytes: Readonly<Record<DataPart, Uint8Array>>): Dataset {
  const names = datasets[id].classNames;
  const train = decodeSplit(bytes.trainImages, bytes.trainLabels, names.length);
  const test = decodeSplit(bytes.testImages, bytes.testLabels, names.length);
  return { id, imageShape: [train.height, train.width, 1], classNames: names, train, test };
}

function decodeSplit(
  imageBytes: Uint8Array,
  labelBytes: Uint8Array,
  classes: number,
): SplitData & { height: number; width: number } {
  try {
    const images = decodeImages(imageBytes);
    const labels = decodeLabels(labelBytes);
    checkPair(images, labels, classes);
    return { images: images.pixels, labels, count: images.count, height: images.height, width: images.width };
  } catch (error) {
    throw error instanceof IdxError ? new EngineFault(error.code, error.detail) : error;
  }
}
