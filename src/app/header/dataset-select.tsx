import { dataParts } from '../../domain/data/data-parts';
import { datasetIds, datasets, isFull, type BuiltInId, type FullId } from '../../domain/data/datasets';
import { useFormat } from '../../i18n/format';
import type { MessageKey } from '../../i18n/use-t';
import { useT } from '../../i18n/use-t';
import { useData, useOwnSets, usePage } from '../../state/use-page';
import { Select } from '../../ui/select';

const datasetKeys: Readonly<Record<BuiltInId, MessageKey>> = {
  'mnist-10k': 'dataset.mnist10k',
  mnist: 'dataset.mnist',
  'fashion-10k': 'dataset.fashion10k',
  fashion: 'dataset.fashion',
};
const megabyte = 1e6;
const newOwn = 'new';

/** Whether a full set is here, or how much must be fetched first. */
function useAvailability(): (id: FullId) => string {
  const t = useT();
  const format = useFormat();
  const held = useData((state) => state.held);
  const loaded = useData((state) => state.info?.id);
  return (id) => {
    const isKept = held?.sets.find((set) => set.dataset === id)?.parts.length === dataParts.length;
    if (isKept || loaded === id) return t('dataset.here');
    return t('dataset.toFetch', { size: format.number(datasets[id].downloadBytes / megabyte, 0) });
  };
}

export function DatasetSelect() {
  const page = usePage();
  const t = useT();
  const dataset = useData((state) => state.dataset);
  const heads = useOwnSets((state) => state.heads);
  const availability = useAvailability();
  const makeOwn = () => {
    const classes = [1, 2].map((number) => t('dataset.firstClass', { number }));
    void page.data.getState().select(page.ownSets.getState().create(t('dataset.newName'), 'digit', classes));
    page.view.getState().goToTab('data');
  };
  const builtIn = datasetIds.map((id) => {
    const name = t(datasetKeys[id]);
    return { value: id, label: isFull(id) ? t('dataset.withState', { name, state: availability(id) }) : name };
  });
  const own = heads.map(({ id, name }) => ({ value: id, label: t('dataset.own', { name }) }));
  return (
    <Select
      label={t('dataset.label')}
      hint={t('dataset.hint')}
      isInline
      value={dataset}
      options={[...builtIn, ...own, { value: newOwn, label: t('dataset.newOwn') } as const]}
      onChange={(id) => (id === newOwn ? makeOwn() : void page.data.getState().select(id))}
    />
  );
}
