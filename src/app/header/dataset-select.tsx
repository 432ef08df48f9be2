import { datasetIds, type DatasetId } from '../../domain/datasets';
import type { MessageKey } from '../../i18n/use-t';
import { useT } from '../../i18n/use-t';
import { useData } from '../../state/data';
import { Select } from '../../ui/select';

const datasetKeys: Readonly<Record<DatasetId, MessageKey>> = {
  'mnist-10k': 'dataset.mnist10k',
  mnist: 'dataset.mnist',
  'fashion-10k': 'dataset.fashion10k',
  fashion: 'dataset.fashion',
};

export function DatasetSelect() {
  const t = useT();
  const dataset = useData((state) => state.dataset);
  return (
    <Select
      label={t('dataset.label')}
      hint={t('dataset.hint')}
      isInline
      value={dataset}
      options={datasetIds.map((id) => ({ value: id, label: t(datasetKeys[id]) }))}
      onChange={(id) => void useData.getState().select(id)}
    />
  );
}
