import { definitionOf } from '../../domain/layers/registry';
import { networkInput } from '../../domain/network/in-order';
import type { LayerReading } from '../../domain/network/read-network';
import { useT } from '../../i18n/use-t';
import { useReading } from '../../state/network/use-network';
import { usePage } from '../../state/use-page';
import { Button } from '../../ui/button';
import { Disclosure } from '../../ui/disclosure';
import { Select } from '../../ui/select';
import { useEditAndFocus } from './layer-focus';
import styles from './layer-inputs.module.css';
import { useLayerName } from './use-layer-name';

/** Stands for "nothing chosen yet" in the select; no layer has this id. */
const nothing = '\u0000';

/** What a layer takes: one layer instead of another, or several. Folded where it is the layer before, as in all of a stack. */
export function LayerInputs({ layer }: { layer: LayerReading }) {
  const t = useT();
  const nameOf = useLayerName();
  const editAndFocus = useEditAndFocus();
  const { layers } = useReading();
  const { take } = usePage().network.getState();
  const before = [networkInput, ...layers.slice(0, layer.place).map(({ id }) => id)].reverse();
  const [first = networkInput, ...others] = layer.inputs;
  const options = before.map((id) => ({ value: id, label: nameOf(id) }));
  const more = options.filter(({ value }) => !layer.inputs.includes(value));
  return (
    <Disclosure title={t('network.inputs')}>
      <div className={styles.inputs}>
        <Select
          label={t('network.takes')}
          value={first}
          options={options}
          onChange={(from) => take('takeFrom', layer.id, from)}
        />
        {definitionOf(layer.kind).merges &&
          others.map((id) => (
            <Button key={id} onPress={() => editAndFocus(() => take('takeNoMore', layer.id, id))}>
              {t('network.takesNoMore', { name: nameOf(id) })}
            </Button>
          ))}
        {more.length > 0 && (
          <Select
            label={t('network.takesAlso')}
            hint={t('network.takesAlsoHint')}
            value={nothing}
            options={[{ value: nothing, label: t('network.choose') }, ...more]}
            onChange={(from) => from !== nothing && take('takeAlso', layer.id, from)}
          />
        )}
      </div>
    </Disclosure>
  );
}
