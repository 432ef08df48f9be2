import { dataParts, type DataPart } from '../../domain/data/data-parts';
import { filesOf, type DataFile } from '../../domain/data/dataset-files';
import { fullIds, type FullId } from '../../domain/data/datasets';
import { decodeImages, decodeLabels, IdxError } from '../../domain/data/idx';
import type { FileProblem, FileReport } from '../../domain/data/held-data';
import type { DataFileArgs } from '../../protocol/data';
import { EngineFault } from '../core/fault';
import { isHtml } from './download';
import { sha256, unzipped } from './unpack';

/** A file that the user brought, and the file of a full set that it is. */
export interface Recognised {
  readonly report: FileReport;
  /** Null when it is none. */
  readonly file: DataFile | null;
  readonly blob: Blob;
}

/**
 * Finds out what a file is, whatever its name: by what it begins with, its counts, its size, and its SHA-256.
 *
 * @param likely the set that it is taken for where the browser offers no SHA-256
 */
export async function recognise({ name, bytes }: DataFileArgs, likely: FullId): Promise<Recognised> {
  const blob = new Blob([bytes as Uint8Array<ArrayBuffer>]);
  const found = await identify(blob, name, likely);
  if ('problem' in found) return { report: { name, dataset: null, part: null, ...found }, file: null, blob };
  const { dataset, part } = found;
  return {
    report: { name, dataset, part, problem: null, detail: '' },
    file: filesOf[dataset][part],
    blob,
  };
}

type Found =
  { readonly dataset: FullId; readonly part: DataPart } | { readonly problem: FileProblem; readonly detail: string };

async function identify(blob: Blob, name: string, likely: FullId): Promise<Found> {
  if (await isHtml(blob)) return { problem: 'html', detail: '' };
  try {
    const bytes = await unzipped(blob, name);
    const size = sizeInWords(bytes);
    const alike = fullIds.flatMap((dataset) =>
      dataParts.filter((part) => filesOf[dataset][part].bytes === bytes.length).map((part) => ({ dataset, part })),
    );
    if (alike.length === 0) return { problem: 'otherSize', detail: size };
    const hash = await sha256(bytes);
    const match = alike.find(({ dataset, part }) =>
      hash === null ? dataset === likely : filesOf[dataset][part].sha256 === hash,
    );
    return match ?? { problem: 'otherData', detail: size };
  } catch (error) {
    return problemOf(error);
  }
}

/** What the file says of itself, such as "60000 x 28 x 28"; throws when it is not IDX or ends too early. */
function sizeInWords(bytes: Uint8Array): string {
  if (bytes[3] === 1) return String(decodeLabels(bytes).length);
  const { count, height, width } = decodeImages(bytes);
  return `${count} x ${height} x ${width}`;
}

function problemOf(error: unknown): Found {
  if (error instanceof EngineFault) return { problem: 'truncated', detail: error.detail };
  if (error instanceof IdxError)
    return { problem: error.code === 'datasetShort' ? 'truncated' : 'notData', detail: error.detail };
  throw error;
}
