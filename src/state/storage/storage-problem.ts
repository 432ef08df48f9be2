/** Why the browser keeps nothing in its databases. */
export type StorageProblem =
  | 'unavailable' // no database: a private window, or forbidden
  | 'quota' // the disk, or the share of it that this page may use, is full
  | 'newer' // a newer version of the page has changed the database, or wants to
  | 'blocked' // another tab with an older version keeps the database
  | 'failed'; // anything else

export class StorageError extends Error {
  readonly problem: StorageProblem;
  constructor(problem: StorageProblem, cause?: unknown) {
    super(problem, { cause });
    this.name = 'StorageError';
    this.problem = problem;
  }
}

/** What the browser's own errors mean. */
const problemsByName: Readonly<Record<string, StorageProblem>> = {
  QuotaExceededError: 'quota',
  VersionError: 'newer',
  SecurityError: 'unavailable',
  InvalidStateError: 'unavailable',
};

/** @param otherwise what an error means that is not known */
export function problemOf(error: unknown, otherwise: StorageProblem = 'failed'): StorageProblem {
  if (error instanceof StorageError) return error.problem;
  return problemsByName[error instanceof Error || error instanceof DOMException ? error.name : ''] ?? otherwise;
}
