/**
 * The data sets: those that have a name of their own, one entry each, and what is known of any, the user's own too.
 * The configuration of the build reads it for the homes: its imports end in .ts.
 */
import type { DatasetEntry } from './dataset-entry';
import { fashion, fashion10k } from './fashion-mnist.ts';
import { mnist, mnist10k } from './mnist.ts';

/** The sets that the page knows, in the order in which menus offer them. */
export const datasetIds = ['mnist-10k', 'mnist', 'fashion-10k', 'fashion'] as const;
export type BuiltInId = (typeof datasetIds)[number];

/** A set without an entry does not compile. */
export const datasets = {
  'mnist-10k': mnist10k,
  mnist,
  'fashion-10k': fashion10k,
  fashion,
} as const satisfies Readonly<Record<BuiltInId, DatasetEntry<BuiltInId>>>;

/** A set that is no part of another. */
export type WholeId = (typeof datasets)[BuiltInId]['whole'];
/** A set that is too large to come with the page. */
export type FullId = { [K in BuiltInId]: (typeof datasets)[K]['comesWithPage'] extends true ? never : K }[BuiltInId];

/** What the page opens with; it comes with the page. */
export const firstDataset = 'mnist-10k' satisfies BuiltInId;

const ownMark = 'own-';
/** A set that the user made. */
export type OwnId = `${typeof ownMark}${string}`;
export type DatasetId = BuiltInId | OwnId;

export function isOwn(id: DatasetId): id is OwnId {
  return id.startsWith(ownMark);
}

export function ownId(name: string): OwnId {
  return `${ownMark}${name}`;
}

/** What tells an own set from the other own sets. */
export function nameInId(id: OwnId): string {
  return id.slice(ownMark.length);
}

/** Whether this, which comes from outside, names a data set. */
export function isDatasetId(value: unknown): value is DatasetId {
  return typeof value === 'string' && (isOwn(value as DatasetId) || datasetIds.some((id) => id === value));
}

export function isFull(id: DatasetId): id is FullId {
  return !isOwn(id) && !datasets[id].comesWithPage;
}
export const fullIds: readonly FullId[] = datasetIds.filter(isFull);

/** Whether it is only a part of a set: the first 8,000 of its training images to train on, the next 2,000 to test. */
export function isPart(id: DatasetId): boolean {
  return !isOwn(id) && datasets[id].whole !== id;
}

/** Whether a drawn digit is of its kind; not known of own images. */
export function showsDigits(id: DatasetId): boolean {
  return !isOwn(id) && datasets[id].showsDigits;
}

/** What a set offers to try; of an own one, the first pictures. */
export function toTryOf(id: DatasetId): DatasetEntry['toTry'] {
  return isOwn(id) ? 'train' : datasets[id].toTry;
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
