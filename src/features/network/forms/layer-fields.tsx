import { definitionOf } from '../../../domain/layers/registry';
import type { LayerSpec } from '../../../domain/network/network';
import { useT } from '../../../i18n/use-t';
import { Disclosure } from '../../../ui/disclosure';
import { fieldWords } from './field-words';
import { LayerField } from './layer-field';
import styles from './layer-fields.module.css';
import { formOf } from './registry';

function FieldGrid({ layer, names }: { layer: LayerSpec; names: readonly string[] }) {
  const { fields } = definitionOf(layer.kind);
  const { words } = formOf(layer.kind);
  return (
    <div className={styles.grid}>
      {names.map((name) => {
        const field = fields[name];
        const known = words?.[name] ?? fieldWords[name];
        return field && known ? <LayerField key={name} layer={layer} name={name} field={field} words={known} /> : null;
      })}
    </div>
  );
}

/** Every parameter of a layer: the usual ones, and the rest folded. */
export function LayerFields({ layer }: { layer: LayerSpec }) {
  const t = useT();
  const { main, more } = formOf(layer.kind);
  return (
    <>
      {main.length > 0 && <FieldGrid layer={layer} names={main} />}
      {more.length > 0 && (
        <Disclosure title={t('network.moreFields')}>
          <FieldGrid layer={layer} names={more} />
        </Disclosure>
      )}
    </>
  );
}
