/** Reads single files out of a zip that may be anything; a small zip may claim to unpack to a huge file. */
import { strFromU8, unzipSync, type UnzipFileFilter, type Unzipped } from 'fflate';
import { OpenError } from './open-error';

export interface ZipEntry {
  readonly name: string;
  /** Bytes after unpacking, as the zip claims. */
  readonly size: number;
}

/** What the page writes has three entries; a model that was cut into many parts has hundreds. */
const mostEntries = 1000;

/**
 * What a zip holds, without unpacking anything.
 *
 * @throws OpenError `damaged`
 */
export function zipEntries(bytes: Uint8Array): ZipEntry[] {
  const entries: ZipEntry[] = [];
  unzipWhere(bytes, ({ name, originalSize }) => {
    entries.push({ name, size: originalSize });
    return false;
  });
  return entries;
}

/**
 * One file of a zip; the first one, where several have the name.
 *
 * @throws OpenError `damaged` when it is not there or broken, `tooLarge` when it claims more bytes than `most`
 */
export function unzipOne(bytes: Uint8Array, name: string, most: number): Uint8Array {
  let isFound = false;
  const files = unzipWhere(bytes, (entry) => {
    if (isFound || entry.name !== name) return false;
    if (entry.originalSize > most) throw new OpenError('tooLarge', { name });
    isFound = true;
    return true;
  });
  const file = files[name];
  if (!file) throw new OpenError('damaged', { detail: name });
  return file;
}

/** A list of entries may claim to go on for billions. */
function unzipWhere(bytes: Uint8Array, isWanted: UnzipFileFilter): Unzipped {
  let count = 0;
  return safely(() =>
    unzipSync(bytes, {
      filter(entry) {
        if (++count > mostEntries) throw new OpenError('damaged', { detail: `over ${mostEntries} entries` });
        return isWanted(entry);
      },
    }),
  );
}

function safely<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof OpenError) throw error;
    throw new OpenError('damaged', { detail: error instanceof Error ? error.message : String(error) });
  }
}

/** @throws OpenError `damaged` */
export function parseJsonBytes(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(strFromU8(bytes), revive);
  } catch (error) {
    throw new OpenError('damaged', { detail: error instanceof Error ? error.message : String(error) });
  }
}

/** JSON knows no NaN and no infinity, a diverged loss does. */
const oddNumbers = { NaN, Infinity, '-Infinity': -Infinity } as const;

export function replaceOddNumbers(_key: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? { $number: String(value) } : value;
}

function revive(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('$number' in value)) return value;
  const name = value.$number;
  return typeof name === 'string' && Object.hasOwn(oddNumbers, name)
    ? oddNumbers[name as keyof typeof oddNumbers]
    : value;
}
