/** Unpacks gzip that may be anything. */
import { FlateErrorCode, Gunzip, type FlateError } from 'fflate';
import { OpenError } from './open-error';

export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** Bytes that are unpacked between two looks at the limit. */
const piece = 65_536;
/** Bytes of a member in which nothing is packed. */
const smallest = 18;

/**
 * Unpacks gzip as gzip(1) does: the contents of all members, one after the other, without what may stand behind the last.
 *
 * @throws OpenError `damaged`; `tooLarge` when there are more bytes than `most`
 */
export function gunzip(bytes: Uint8Array, most: number): Uint8Array {
  if (bytes.length < smallest) throw new OpenError('damaged', { detail: 'gzip' });
  const parts: Uint8Array[] = [];
  let length = 0;
  const stream = new Gunzip((part) => {
    length += part.length;
    if (length > most) throw new OpenError('tooLarge');
    parts.push(part);
  });
  try {
    for (let at = 0; at < bytes.length; at += piece)
      stream.push(bytes.subarray(at, at + piece), at + piece >= bytes.length);
  } catch (error) {
    if (error instanceof OpenError) throw error;
    if (!isTrailer(error) || length === 0) throw new OpenError('damaged', { detail: String(error) });
  }
  return joined(parts, length);
}

/** Enough of a file to see what is in it. */
const startBytes = 100_000;

/** What the first part of a gzip unpacks to, as far as it goes; nothing where it is broken. */
export function startOfGzip(bytes: Uint8Array): Uint8Array {
  let start = new Uint8Array();
  const stream = new Gunzip((part) => {
    if (start.length === 0) start = part;
  });
  try {
    stream.push(bytes.subarray(0, startBytes), bytes.length <= startBytes);
  } catch {
    // What came before it broke is enough.
  }
  return start;
}

/** What follows a member is no other one. */
function isTrailer(error: unknown): boolean {
  return (error as Partial<FlateError>).code === FlateErrorCode.InvalidHeader;
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
