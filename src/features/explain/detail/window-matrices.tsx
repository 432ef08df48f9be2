import { useState } from 'react';
import { useT } from '../../../i18n/use-t';
import { boundOf } from '../../../ui/maps/colour-scale';
import { NumberMatrix } from '../../../ui/maps/number-matrix';
import type { Pixel } from '../../../ui/maps/pixel-steps';
import styles from './detail.module.css';

/** A value under the window, and what it is multiplied by. */
interface WeighedCell extends Pixel {
  readonly value: number;
  readonly isPadding?: boolean;
  readonly weight: number;
  readonly product: number;
}

interface WindowMatricesProps {
  cells: readonly WeighedCell[];
  columns: number;
  /** What the weights are called, where they are no kernel. */
  kernel?: string;
  /** The place under the pointer: shown in the input too. */
  onHot: (cell: WeighedCell | null) => void;
  /** The pointer lies on the numbers: people who read them want them to stay. */
  onRead: (isRead: boolean) => void;
}

/** The window of the input, times the kernel, are the products: three small tables that highlight the same place. */
export function WindowMatrices({ cells, columns, kernel, onHot, onRead }: WindowMatricesProps) {
  const t = useT();
  const [hot, setHot] = useState<number | null>(null);
  const heat = (index: number | null) => {
    setHot(index);
    onHot(index === null ? null : (cells[index] ?? null));
  };
  const shared = { columns, hot, onHot: heat };
  const of = (values: readonly number[]) => ({ cells: values.map((value) => ({ value })), bound: boundOf(values) });
  const seen = cells.map(({ value }) => value);
  return (
    <div className={styles.matrices} onPointerEnter={() => onRead(true)} onPointerLeave={() => onRead(false)}>
      <NumberMatrix {...shared} name="window" caption={t('inside.window')} cells={cells} bound={boundOf(seen)} />
      <span className={styles.operator}>×</span>
      <NumberMatrix
        {...shared}
        {...of(cells.map(({ weight }) => weight))}
        name="kernel"
        caption={kernel ?? t('inside.kernel')}
      />
      <span className={styles.operator}>=</span>
      <NumberMatrix
        {...shared}
        {...of(cells.map(({ product }) => product))}
        name="products"
        caption={t('inside.products')}
      />
    </div>
  );
}
