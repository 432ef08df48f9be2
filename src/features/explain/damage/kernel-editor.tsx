import { useState } from 'react';
import { damagedAlso, editedKernel, mendedOf, nameOf, type KernelSpec } from '../../../domain/explain/damage';
import { kernelValues } from '../../../domain/explain/damaged-weights';
import type { KernelPart } from '../../../domain/explain/convolution';
import type { LayerDetail } from '../../../domain/explain/layer-numbers';
import { heightOf, widthOf } from '../../../domain/layers/extent';
import { useT } from '../../../i18n/use-t';
import { useDamage } from '../../../state/use-page';
import { Button } from '../../../ui/button';
import { NumberGrid } from '../laboratory/number-grid';
import styles from './damage.module.css';
import { useBusy } from './use-busy';

interface KernelEditorProps {
  spec: KernelSpec;
  detail: LayerDetail;
  filter: number;
  part: KernelPart;
}

/** The numbers of the kernel that is shown, to be typed over. */
export function KernelEditor({ spec, detail, filter, part }: KernelEditorProps) {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const busy = useBusy();
  const untyped = editedKernel(spec, filter, part, kernelValues(spec, detail.weights, filter, part));
  const edited = useDamage(({ damage }) => damage.find((item) => nameOf(item) === nameOf(untyped)));
  const isOff = useDamage(({ damage }) =>
    damage.some((item) => item.kind === 'off' && item.layerId === spec.id && item.channel === filter),
  );
  const change = useDamage((state) => state.change);
  const values = edited?.kind === 'kernel' ? edited.values : untyped.values;
  const type = (place: number, value: number) => {
    const item = editedKernel(
      spec,
      filter,
      part,
      values.map((each, index) => (index === place ? value : each)),
    );
    void change((damage) => damagedAlso(damage, item));
  };
  const { kernelSize } = spec.params;
  const grid = { height: heightOf(kernelSize), width: widthOf(kernelSize), values };
  return (
    <div className={styles.kernel}>
      <div className={styles.buttons}>
        <Button hint={t('damage.editKernelHint')} aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
          {t('damage.editKernel')}
        </Button>
        {edited && (
          <Button onPress={() => void change((damage) => mendedOf(damage, edited))}>{t('damage.putKernelBack')}</Button>
        )}
      </div>
      {isOpen && (
        <>
          <NumberGrid
            label={t('damage.kernelOf', { filter: filter + 1, input: part.channel + 1 })}
            grid={grid}
            // Of a filter that is off only zeros are known.
            {...(!busy.isDisabled && !isOff && { onChange: type })}
          />
          {busy.isDisabled && <p className={styles.note}>{busy.disabledReason}</p>}
          {spec.kind === 'SeparableConv2D' && <p className={styles.note}>{t('damage.kernelShared')}</p>}
          {isOff && <p className={styles.note}>{t('damage.kernelOff')}</p>}
        </>
      )}
    </div>
  );
}
