import type { DataFile } from '../../domain/data/dataset-files';
import { EngineFault } from '../core/fault';

/**
 * Unzips a file; some hosts and people have done so on the way, then there is nothing left to do.
 *
 * @throws EngineFault `datasetShort` when the gzip is broken or ends too early
 */
export async function unzipped(blob: Blob, name: string): Promise<Uint8Array> {
  const [first, second] = new Uint8Array(await blob.slice(0, 2).arrayBuffer());
  const isGzip = first === 0x1f && second === 0x8b;
  const stream = isGzip ? blob.stream().pipeThrough(new DecompressionStream('gzip')) : blob.stream();
  try {
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch {
    return inMembers(blob, name);
  }
}

/** Larger than the largest file of a set, which has 47 MB. */
const mostBytes = 100_000_000;

/** Browsers refuse gzip of several members, and what stands behind the last. */
async function inMembers(blob: Blob, name: string): Promise<Uint8Array> {
  const { gunzip } = await import('../../domain/formats/files/gunzip');
  try {
    return gunzip(new Uint8Array(await blob.arrayBuffer()), mostBytes);
  } catch {
    throw new EngineFault('datasetShort', name);
  }
}

/** The SHA-256 of bytes in hex; null where the browser offers none (it does so on https and localhost only). */
export async function sha256(bytes: Uint8Array): Promise<string | null> {
  const subtle = (globalThis.crypto as Partial<Crypto> | undefined)?.subtle;
  if (!subtle) return null;
  const digest = new Uint8Array(await subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Unzips a file and checks that it is the wanted one, by its length and, where the browser can, its SHA-256.
 *
 * @throws EngineFault `datasetShort` or `datasetChecksum`
 */
export async function unpacked(blob: Blob, file: DataFile, name: string): Promise<Uint8Array> {
  const bytes = await unzipped(blob, name);
  if (bytes.length !== file.bytes)
    throw new EngineFault('datasetChecksum', `${name}: ${bytes.length} bytes, not ${file.bytes}`);
  const found = await sha256(bytes);
  if (found !== null && found !== file.sha256)
    throw new EngineFault('datasetChecksum', `${name}: ${found}, not ${file.sha256}`);
  return bytes;
}
