/** Two runs beside each other: what was changed from one to the other, and whether it did any good. */
import type { DatasetId } from '../../data/datasets';
import type { Teaching } from '../../training/teaching';
import { lastSettings, type RunRecord } from '../run-record';
import { networkDifferences, type NetworkDifference } from './network-differences';
import { settingDifferences, stagesSet, type SettingDifference } from './setting-differences';

export type RunDifference =
  | NetworkDifference
  | SettingDifference
  | { readonly kind: 'data'; readonly from: DatasetId; readonly to: DatasetId }
  /** The user's own pictures were changed between the runs. */
  | { readonly kind: 'pictures' }
  /** How many drawings the weights were taught. */
  | { readonly kind: 'taught'; readonly from: number; readonly to: number };

/** The accuracies of two runs on the very same images. */
export interface ResultDifference {
  readonly on: 'test' | 'validation';
  readonly from: number;
  readonly to: number;
  /** How many images; null where that is not known. */
  readonly images: number | null;
  /** A smaller difference than this may come from the choice of the images alone, see `marginOf`; null where it is not known. */
  readonly margin: number | null;
}

export interface RunComparison {
  readonly differences: readonly RunDifference[];
  /** Null where both were not measured on the same images. */
  readonly result: ResultDifference | null;
  readonly mayBeChance: boolean;
  /** Nothing but the seed differs: what the result differs by is luck. */
  readonly isLuck: boolean;
}

type Compared = Pick<
  RunRecord,
  'network' | 'settings' | 'rates' | 'later' | 'epochs' | 'dataset' | 'dataChecksum' | 'taught' | 'evaluation'
>;

/** From an earlier run to a later one. */
export function compareRuns(before: Compared, after: Compared): RunComparison {
  const differences = runDifferences(before, after);
  const result = resultDifference(before, after);
  const seeds = differences.filter((each) => each.kind === 'setting' && each.name === 'seed');
  return {
    differences,
    result,
    mayBeChance: result !== null && result.margin !== null && Math.abs(result.to - result.from) < result.margin,
    isLuck: seeds.length === 1 && differences.length === 1,
  };
}

export function runDifferences(before: Compared, after: Compared): readonly RunDifference[] {
  return [
    ...dataDifferences(before, after),
    ...networkDifferences(before.network, after.network),
    ...settingDifferences(stagesSet(before), stagesSet(after)),
    ...taughtDifference(before.taught, after.taught),
  ];
}

function dataDifferences(before: Compared, after: Compared): readonly RunDifference[] {
  if (before.dataset !== after.dataset) return [{ kind: 'data', from: before.dataset, to: after.dataset }];
  return hasSamePictures(before, after) ? [] : [{ kind: 'pictures' }];
}

/** Sets that come with the page never change; of one's own, a checksum tells. */
function hasSamePictures(before: Compared, after: Compared): boolean {
  return before.dataset === after.dataset && before.dataChecksum === after.dataChecksum;
}

function taughtDifference(before: readonly Teaching[] = [], after: readonly Teaching[] = []): readonly RunDifference[] {
  const count = (all: readonly Teaching[]): number => all.reduce((sum, { drawings }) => sum + drawings, 0);
  const [from, to] = [count(before), count(after)];
  return from === to ? [] : [{ kind: 'taught', from, to }];
}

/** The accuracies of two runs on the same images: the test images if both have them, else those held back, if they are the same. */
function resultDifference(before: Compared, after: Compared): ResultDifference | null {
  if (!hasSamePictures(before, after)) return null;
  const test = [testOf(before), testOf(after)] as const;
  const [from, to] = test;
  const images = before.evaluation?.count ?? after.evaluation?.count ?? null;
  if (from !== null && to !== null) return resultOn('test', from, to, images);
  const [one, other] = [heldBackOf(before), heldBackOf(after)];
  return one && other?.split === one.split ? resultOn('validation', one.accuracy, other.accuracy, null) : null;
}

function resultOn(
  on: ResultDifference['on'],
  from: number,
  to: number,
  images: number | null,
): ResultDifference | null {
  if (!Number.isFinite(from) || !Number.isFinite(to)) return null;
  return { on, from, to, images, margin: images === null ? null : marginOf(from, to, images) };
}

function testOf(record: Compared): number | null {
  if (record.evaluation) return record.evaluation.accuracy;
  return lastSettings(record).validation === 'test' ? (record.epochs.at(-1)?.valAccuracy ?? null) : null;
}

function heldBackOf(record: Compared): { readonly accuracy: number; readonly split: number } | null {
  const { validation, validationSplit } = lastSettings(record);
  const accuracy = record.epochs.at(-1)?.valAccuracy ?? null;
  return validation === 'split' && accuracy !== null ? { accuracy, split: validationSplit } : null;
}

/**
 * How far two accuracies on so many images may lie apart by the choice of these images: 1.96 standard errors of the difference of two shares,
 * sqrt(p (1 - p) / n + q (1 - q) / n), which 95 of 100 choices stay below. Both runs are measured on the same images, so that this is rather too much than too little.
 */
export function marginOf(from: number, to: number, images: number): number {
  const variance = (share: number): number => (share * (1 - share)) / images;
  return 1.96 * Math.sqrt(variance(from) + variance(to));
}
