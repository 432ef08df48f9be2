import type { DataFile } from '../../domain/dataset-files';
import { EngineFault } from '../fault';

/**
 * Fetches one gzipped IDX file and gives its unzipped bytes, checked against its SHA-256.
 *
 * @param onBytes told how many bytes have newly arrived
 * @throws EngineFault `datasetFetch`, `datasetShort` (broken gzip) or `datasetChecksum`
 */
export async function fetchFile(file: DataFile, url: string, onBytes: (count: number) => void): Promise<Uint8Array> {
  const response = await fetch(url).catch((error: unknown) => {
    throw new EngineFault('datasetFetch', `${url}: ${String(error)}`);
  });
  if (!response.ok || !response.body) throw new EngineFault('datasetFetch', `${url}: ${response.status}`);
  const bytes = await unzipped(await read(response.body, url, onBytes), url);
  await check(bytes, file, url);
  return bytes;
}

async function read(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  url: string,
  onBytes: (count: number) => void,
): Promise<Blob> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  const reader = body.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      chunks.push(next.value);
      onBytes(next.value.length);
    }
  } catch (error) {
    throw new EngineFault('datasetFetch', `${url}: ${String(error)}`);
  }
  return new Blob(chunks);
}

/** Some hosts unzip .gz files on the way; then there is nothing left to do. */
async function unzipped(blob: Blob, url: string): Promise<Uint8Array> {
  const [first, second] = new Uint8Array(await blob.slice(0, 2).arrayBuffer());
  const isGzip = first === 0x1f && second === 0x8b;
  const stream = isGzip ? blob.stream().pipeThrough(new DecompressionStream('gzip')) : blob.stream();
  try {
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch (error) {
    throw new EngineFault('datasetShort', `${url}: ${String(error)}`);
  }
}

/** Browsers offer SHA-256 on https and localhost only; elsewhere the length has to do. */
async function check(bytes: Uint8Array, file: DataFile, url: string): Promise<void> {
  if (bytes.length !== file.bytes)
    throw new EngineFault('datasetChecksum', `${url}: ${bytes.length} bytes, not ${file.bytes}`);
  const subtle = (globalThis.crypto as Partial<Crypto>).subtle;
  if (!subtle) return;
  const digest = new Uint8Array(await subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>));
  const found = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  if (found !== file.sha256) throw new EngineFault('datasetChecksum', `${url}: ${found}, not ${file.sha256}`);
}
