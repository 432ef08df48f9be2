/** One build of the page, as `scripts/lib/offline-worker.ts` writes it into the worker. */
export interface Build {
  /** Differs where any of its files does. */
  readonly id: string;
  /** Every file that the page may need, relative to the page. */
  readonly files: readonly BuildFile[];
  /** What documents and workers come with where the host sends no such headers. */
  readonly headers: Readonly<Record<string, string>>;
}

/** @property integrity as the attribute of that name has it; null for a file that some hosts unzip on the way, so that its bytes may differ */
export interface BuildFile {
  readonly path: string;
  readonly integrity: string | null;
}

/** The document, under whatever address it was asked for. */
export const document = 'index.html';
