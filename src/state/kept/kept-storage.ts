/** What this device keeps for the page, as a whole: how much it is, and how all of it goes. */

export const keptKinds = ['work', 'runs', 'ownSets', 'drawings', 'lessons', 'datasets'] as const;
/** `work`: the network, settings and drawing as they were left. `datasets`: what was fetched, which is nobody's own. */
export type KeptKind = (typeof keptKinds)[number];

/** Bytes of each kind, about; 0 where there is nothing. */
export type KeptSizes = Readonly<Record<KeptKind, number>>;

export const nothingKept: KeptSizes = { work: 0, runs: 0, ownSets: 0, drawings: 0, lessons: 0, datasets: 0 };

/** Everything of the page has names that begin so. */
export const prefix = 'cnn-playground';
/** What lies in the small storages, by the beginnings of the names; how the page looks and speaks is no work. */
const smallKinds: readonly (readonly [start: string, kind: KeptKind | null])[] = [
  [`${prefix}.drawings.`, 'drawings'],
  [`${prefix}.lessons`, 'lessons'],
  [`${prefix}.tasks`, 'lessons'],
  [`${prefix}.preferences`, null],
];

/** Null for what is no work. */
export function kindOfKey(key: string): KeptKind | null {
  const known = smallKinds.find(([start]) => key.startsWith(start));
  return known ? known[1] : 'work';
}

/** Nothing of it rejects: what a browser forbids to keep is not there. */
export interface KeptStorage {
  readonly sizes: () => Promise<KeptSizes>;
  /** Removes all that a learner has made or chosen. Data sets that were fetched stay. */
  readonly wipe: () => Promise<void>;
  /** Asks the browser not to clear away by itself what it keeps, where that interrupts nobody; whether it will keep it. */
  readonly persist: () => Promise<boolean>;
}

/** Whether somebody's work lies here. */
export function isAnyonesWork({ datasets: _, ...own }: KeptSizes): boolean {
  return Object.values(own).some((bytes) => bytes > 0);
}
