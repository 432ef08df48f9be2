import { isOwn, usualClasses, type DatasetInfo } from '../../domain/data/datasets';
import { side } from '../../domain/digit/mnist-form';
import type { DataState } from './data-state';
import type { OwnSetsState } from './own-state';

/** What a network for a data set has to know of it. */
export type DataShape = Pick<DatasetInfo, 'imageShape'> & { readonly classCount: number };

/** What is known of the chosen data set, loaded or not; null for an own set that was not read yet, or is not there. */
export function knownShape(
  { dataset, info }: Pick<DataState, 'dataset' | 'info'>,
  { heads }: Pick<OwnSetsState, 'heads'>,
): DataShape | null {
  if (info) return { imageShape: info.imageShape, classCount: info.classNames.length };
  const imageShape = [side, side, 1] as const;
  if (!isOwn(dataset)) return { imageShape, classCount: usualClasses };
  const head = heads.find(({ id }) => id === dataset);
  return head ? { imageShape, classCount: head.classes.length } : null;
}
