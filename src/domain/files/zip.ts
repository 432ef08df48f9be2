/** Reads single files out of a zip that may be anything; a small zip may claim to unpack to a huge file. */
import { strFromU8, unzipSync } from 'fflate';
import { OpenError } from './open-error';

export interface ZipEntry {
  readonly name: string;
  /** Bytes after unpacking, as the zip claims. */
  readonly size: number;
}

export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
}

/**
 * What a zip holds, without unpacking anything.
 *
 * @throws OpenError `damaged`
 */
export function zipEntries(bytes: Uint8Array): ZipEntry[] {
  const entries: ZipEntry[] = [];
  safely(() =>
    unzipSync(bytes, {
      filter({ name, originalSize }) {
        entries.push({ name, size: originalSize });
        return false;
      },
    }),
  );
  return entries;
}

/**
 * One file of a zip.
 *
 * @throws OpenError `damaged` when it is not there or broken, `tooLarge` when it claims more bytes than `most`
 */
export function unzipOne(bytes: Uint8Array, name: string, most: number): Uint8Array {
  const files = safely(() =>
    unzipSync(bytes, {
      filter(entry) {
        if (entry.name !== name) return false;
        if (entry.originalSize > most) throw new OpenError('tooLarge', { name });
        return true;
      },
    }),
  );
  const file = files[name];
  if (!file) throw new OpenError('damaged', { detail: name });
  return file;
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
