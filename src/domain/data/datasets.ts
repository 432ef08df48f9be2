/** The sets that the page knows: two that come with it and the two that they are parts of. */
export const datasetIds = ['mnist-10k', 'mnist', 'fashion-10k', 'fashion'] as const;
export type BuiltInId = (typeof datasetIds)[number];

/** Those too large to come with the page. */
export const fullIds = ['mnist', 'fashion'] as const satisfies readonly BuiltInId[];
export type FullId = (typeof fullIds)[number];

/** A set that the user made. */
export type OwnId = `own-${string}`;
export type DatasetId = BuiltInId | OwnId;

export function isOwn(id: DatasetId): id is OwnId {
  return id.startsWith('own-');
}

/** Whether this, which comes from outside, names a data set. */
export function isDatasetId(value: unknown): value is DatasetId {
  return typeof value === 'string' && (isOwn(value as DatasetId) || datasetIds.some((id) => id === value));
}

export function isFull(id: DatasetId): id is FullId {
  return (fullIds as readonly DatasetId[]).includes(id);
}

/** How many classes a network is for before any data set is there: digits and garments alike come in ten. */
export const usualClasses = 10;

/** What a data set is, apart from its bytes. */
export interface DatasetInfo {
  readonly id: DatasetId;
  readonly imageShape: readonly [height: number, width: number, channels: number];
  readonly classNames: readonly string[];
  readonly trainCount: number;
  readonly testCount: number;
  /** Number of training and test images of each class. */
  readonly trainPerClass: readonly number[];
  readonly testPerClass: readonly number[];
}

/** Whether the classes of two data sets are called alike, in the same order; yes where one of them is not known. */
export function haveSameClasses(one: readonly string[] | null, other: readonly string[] | null): boolean {
  if (one === null || other === null) return true;
  return one.length === other.length && one.every((name, index) => name === other[index]);
}
