import { EngineFault } from '../core/fault';

/**
 * Fetches a file as it comes over the network.
 *
 * @param onBytes told how many bytes have newly arrived
 * @throws EngineFault `datasetFetch` (detail: address and status), `datasetOffline`, `datasetHtml` or `aborted`
 */
export async function download(url: string, signal: AbortSignal, onBytes: (count: number) => void): Promise<Blob> {
  const response = await fetch(url, { signal }).catch(() => {
    throw networkFault(url, signal);
  });
  if (!response.ok || !response.body) throw new EngineFault('datasetFetch', `${url}: ${response.status}`);
  if (isHtmlType(response.headers.get('content-type'))) throw new EngineFault('datasetHtml', url);
  const blob = await read(response.body, url, signal, onBytes);
  if (await isHtml(blob)) throw new EngineFault('datasetHtml', url);
  return blob;
}

async function read(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  url: string,
  signal: AbortSignal,
  onBytes: (count: number) => void,
): Promise<Blob> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  const reader = body.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      chunks.push(next.value);
      onBytes(next.value.length);
    }
  } catch {
    throw networkFault(url, signal);
  }
  return new Blob(chunks);
}

/** What the browser says of it is in no words for the page, and in each browser in others. */
function networkFault(url: string, signal: AbortSignal): EngineFault {
  if (signal.aborted) return new EngineFault('aborted', url);
  // `onLine` is false only when there is surely no network; true says little. Node, where tests run, has neither.
  const isOffline = (globalThis as { navigator?: { onLine?: boolean } }).navigator?.onLine === false;
  return new EngineFault(isOffline ? 'datasetOffline' : 'datasetFetch', url);
}

/** Hosts that answer every address with their start page, and networks that want one to log in first, send a page with status 200. */
function isHtmlType(type: string | null): boolean {
  return type !== null && /^text\/html\b/i.test(type);
}

/** Whether a file begins as a web page does. */
export async function isHtml(blob: Blob): Promise<boolean> {
  return /^\s*<(!doctype|html|head|\?xml|!--)/i.test(await blob.slice(0, 200).text());
}
