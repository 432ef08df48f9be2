import { datasets, isOwn } from '../../domain/data/datasets';
import { side } from '../../domain/digit/mnist-form';
import { dataShapeOf, type DataShape } from '../../domain/network/fit';
import type { DataState } from './data-state';
import type { OwnSetsState } from './own-state';

/** What is known of the chosen data set, loaded or not; null for an own set that was not read yet, or is not there. */
export function knownShape(
  { dataset, info }: Pick<DataState, 'dataset' | 'info'>,
  { heads }: Pick<OwnSetsState, 'heads'>,
): DataShape | null {
  if (info) return dataShapeOf(info);
  if (!isOwn(dataset)) return dataShapeOf(datasets[dataset]);
  const head = heads.find(({ id }) => id === dataset);
  return head ? { inputShape: [side, side, 1], classCount: head.classes.length } : null;
}
