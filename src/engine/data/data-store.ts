import { dataParts } from '../../domain/data/data-parts';
import { filesOf, type DataFile } from '../../domain/data/dataset-files';
import { fullIds, type FullId } from '../../domain/data/datasets';
import type { HeldData, HeldSet, KeepProblem } from '../../domain/data/held-data';

/** Grows when what lies in the cache changes its form. */
const cacheName = 'cnn-playground-data-v1';

/**
 * Keeps the checked files of the full sets, as they came, in the browser's cache. It never fails a load: where the browser has no room or allows no
 * cache, files stay in memory as long as the worker lives, and `problem` says why.
 */
export class DataStore {
  private problem: KeepProblem | null = null;
  private readonly memory = new Map<string, Blob>();

  /** @param baseUrl address of the page; a cache knows its contents by addresses */
  constructor(private readonly baseUrl: () => string) {}

  async get(file: DataFile): Promise<Blob | null> {
    const inMemory = this.memory.get(file.sha256);
    if (inMemory) return inMemory;
    const response = await this.use((cache) => cache.match(this.keyOf(file)));
    return response ? response.blob() : null;
  }

  async put(file: DataFile, blob: Blob): Promise<void> {
    const headers = { 'content-type': 'application/octet-stream', 'content-length': String(blob.size) };
    const isKept = await this.use(async (cache) => {
      await cache.put(this.keyOf(file), new Response(blob, { headers }));
      return true;
    });
    if (isKept) this.memory.delete(file.sha256);
    else this.memory.set(file.sha256, blob);
  }

  async delete(file: DataFile): Promise<void> {
    this.memory.delete(file.sha256);
    await this.use((cache) => cache.delete(this.keyOf(file)));
  }

  async forget(dataset: FullId): Promise<void> {
    await Promise.all(Object.values<DataFile>(filesOf[dataset]).map((file) => this.delete(file)));
    // There is room again.
    this.problem = null;
  }

  async held(): Promise<HeldData> {
    const sets = await Promise.all(fullIds.map((dataset) => this.heldOf(dataset)));
    return { sets, problem: this.problem };
  }

  private async heldOf(dataset: FullId): Promise<HeldSet> {
    const files = filesOf[dataset];
    const sizes = await Promise.all(dataParts.map((part) => this.sizeOf(files[part])));
    return {
      dataset,
      parts: dataParts.filter((_, index) => sizes[index] !== null),
      bytes: sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0),
    };
  }

  /** Bytes that a file takes; null when it is not here. */
  private async sizeOf(file: DataFile): Promise<number | null> {
    const inMemory = this.memory.get(file.sha256);
    if (inMemory) return inMemory.size;
    const response = await this.use((cache) => cache.match(this.keyOf(file)));
    return response ? Number(response.headers.get('content-length') ?? file.downloadBytes) : null;
  }

  /** Does something with the cache; undefined, and the problem noted, where that is not possible. */
  private async use<T>(work: (cache: Cache) => Promise<T>): Promise<T | undefined> {
    try {
      // Missing, or no more than a thrown error, where the browser keeps nothing.
      return await work(await caches.open(cacheName));
    } catch (error) {
      const isFull = error instanceof DOMException && error.name === 'QuotaExceededError';
      this.problem = isFull ? 'full' : 'forbidden';
      return undefined;
    }
  }

  /** Files are kept under what they contain, so that a mirror or a moved page makes no difference. */
  private keyOf({ sha256 }: DataFile): string {
    return new URL(`data/kept/${sha256}`, this.baseUrl()).href;
  }
}
