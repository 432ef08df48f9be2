import { datasetIds, isOwn, nameInId, type DatasetId } from '../domain/data/datasets';
import type { Translate } from './use-t';

/**
 * What a data set is called in a few words.
 *
 * @param own the user's own sets; one that is not among them any more is told from others by its id
 */
export function datasetName(t: Translate, id: DatasetId, own: readonly { id: DatasetId; name: string }[]): string {
  const known = datasetIds.find((each) => each === id);
  if (known) return t(`dataset.data_${known}`);
  return own.find((set) => set.id === id)?.name ?? `${t('dataset.ownData')} ${isOwn(id) ? nameInId(id) : id}`;
}
