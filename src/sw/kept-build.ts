import type { Build, BuildFile } from './build';

/** How many files are fetched at a time. */
const atOnce = 6;

/** Differs between pages of one origin: each knows its own caches by it. */
const prefixOf = (scope: string): string => `cnn-playground-page ${new URL(scope).pathname} `;

/** Names that change with the contents: what the browser's own cache has under one is right for ever. */
const isLasting = (path: string): boolean => path.startsWith('assets/');

/** What a worker needs of the browser. */
export interface Keeping {
  readonly caches: Pick<CacheStorage, 'open' | 'keys' | 'delete' | 'match'>;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
}

/**
 * The files of one build in a cache of their own, so that those of two builds never mix.
 *
 * @param scope address of the folder of the page
 */
export class KeptBuild {
  private readonly name: string;

  constructor(
    private readonly build: Build,
    private readonly scope: string,
    private readonly browser: Keeping,
  ) {
    this.name = prefixOf(scope) + build.id;
  }

  /** Fetches all files that are not kept yet. Rejects where one cannot be had or is of another build; what has come stays for the next try. */
  async complete(): Promise<void> {
    const cache = await this.browser.caches.open(this.name);
    const kept = new Set((await cache.keys()).map(({ url }) => url));
    const missing = this.build.files.filter(({ path }) => !kept.has(this.addressOf(path)));
    const take = async (): Promise<void> => {
      for (let file = missing.shift(); file; file = missing.shift())
        await cache.put(this.addressOf(file.path), await this.bring(file));
    };
    await Promise.all(Array.from({ length: atOnce }, take));
  }

  /** A file of this build; else one of an older build, whose page is still open in another tab, by its lasting name. */
  async find(path: string): Promise<Response | undefined> {
    return (await this.match(path, this.name)) ?? (isLasting(path) ? this.findInOthers(path) : undefined);
  }

  /** Deletes what is kept of other builds. */
  async forgetOthers(): Promise<void> {
    for (const name of await this.others()) await this.browser.caches.delete(name);
  }

  private async bring({ path, integrity }: BuildFile): Promise<Response> {
    const known = isLasting(path) ? await this.findInOthers(path) : undefined;
    if (known) return known;
    const response = await this.browser.fetch(this.addressOf(path), {
      cache: isLasting(path) ? 'default' : 'no-cache',
      ...(integrity !== null && { integrity }),
    });
    // Without its sum, a start page that a host sends in place of what is missing is to be told apart.
    const isWrong = integrity === null && /^text\/html\b/i.test(response.headers.get('content-type') ?? '');
    if (!response.ok || isWrong) throw new Error(`${path}: ${response.status}`);
    return response;
  }

  private async findInOthers(path: string): Promise<Response | undefined> {
    for (const name of await this.others()) {
      const found = await this.match(path, name);
      if (found) return found;
    }
    return undefined;
  }

  private async others(): Promise<string[]> {
    const names = await this.browser.caches.keys();
    return names.filter((name) => name.startsWith(prefixOf(this.scope)) && name !== this.name);
  }

  private match(path: string, cacheName: string): Promise<Response | undefined> {
    return this.browser.caches.match(this.addressOf(path), { cacheName, ignoreVary: true });
  }

  private addressOf(path: string): string {
    return new URL(path, this.scope).href;
  }
}
