/** Reads single files out of a zip that may be anything, and JSON; a small zip may claim to unpack to a huge file. */
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

/**
 * JSON as any editor saves it: UTF-8, with or without a byte order mark, or UTF-16 with one.
 *
 * @throws OpenError `damaged`
 */
export function parseJsonBytes(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(textOf(bytes), revive);
  } catch (error) {
    throw new OpenError('damaged', { detail: error instanceof Error ? error.message : String(error) });
  }
}

function textOf(bytes: Uint8Array): string {
  const [a, b, c] = bytes;
  if (a === 0xff && b === 0xfe) return fromUtf16(bytes.subarray(2), true);
  if (a === 0xfe && b === 0xff) return fromUtf16(bytes.subarray(2), false);
  return strFromU8(a === 0xef && b === 0xbb && c === 0xbf ? bytes.subarray(3) : bytes);
}

function fromUtf16(bytes: Uint8Array, isLittleEndian: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const units = Array.from({ length: bytes.length >> 1 }, (_, index) => view.getUint16(index * 2, isLittleEndian));
  return units.map((unit) => String.fromCharCode(unit)).join('');
}

/** Whether bytes may be a JSON object: it begins with "{", perhaps behind a byte order mark and white space. */
export function looksLikeJson(bytes: Uint8Array): boolean {
  const marks: readonly number[] = [0xef, 0xbb, 0xbf, 0xfe, 0xff];
  return bytes.subarray(0, 200).find((byte) => byte > 32 && !marks.includes(byte)) === 0x7b;
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
