import { useT } from '../../i18n/use-t';
import { classNames } from '../class-names';
import styles from './number-matrix.module.css';
import { NumberValue } from './number-value';

export interface MatrixCell {
  readonly value: number;
  /** Outside the picture: a 0 that padding put there. */
  readonly isPadding?: boolean;
  /** Chosen among all, like the largest value under a pooling window. */
  readonly isChosen?: boolean;
  /** Under the window that slides over the numbers. */
  readonly isLit?: boolean;
}

export interface NumberMatrixProps {
  caption: string;
  /** Row by row. */
  cells: readonly MatrixCell[];
  columns: number;
  bound: number;
  /** For programs that read the page. */
  name: string;
  /** The cell under the pointer, the same one in every matrix beside this one. */
  hot?: number | null;
  onHot?: (index: number | null) => void;
}

/** A few numbers as a table, each on its colour. */
export function NumberMatrix({ caption, cells, columns, bound, name, hot = null, onHot }: NumberMatrixProps) {
  const t = useT();
  const rows = Array.from({ length: Math.ceil(cells.length / columns) }, (_, row) =>
    cells.slice(row * columns, (row + 1) * columns),
  );
  const isWide = columns > 5;
  // What may be wider than the room can be scrolled by key too; smaller ones are no stop of the Tab key.
  const scrolls = isWide && { tabIndex: 0, role: 'group', 'aria-label': caption };
  return (
    <div className={styles.scroll} {...scrolls}>
      <table className={classNames(styles.matrix, isWide && styles.dense)} data-matrix={name} dir="ltr">
        <caption className={styles.caption}>{caption}</caption>
        <thead className={styles.hidden}>
          <tr>
            <td />
            {rows[0]?.map((_, column) => (
              <th key={column} scope="col">
                {t('maps.column', { number: column + 1 })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              <th scope="row" className={styles.hidden}>
                {t('maps.row', { number: index + 1 })}
              </th>
              {row.map((cell, column) => (
                <Cell
                  key={column}
                  cell={cell}
                  bound={bound}
                  isHot={hot === index * columns + column}
                  onHot={() => onHot?.(index * columns + column)}
                  onCold={() => onHot?.(null)}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface CellProps {
  cell: MatrixCell;
  bound: number;
  isHot: boolean;
  onHot: () => void;
  onCold: () => void;
}

function Cell({ cell: { value, isPadding, isChosen, isLit }, bound, isHot, onHot, onCold }: CellProps) {
  const t = useT();
  const share = bound > 0 ? Math.min(1, Math.abs(value) / bound) : 0;
  return (
    <td
      className={classNames(
        styles.cell,
        value < 0 ? styles.negative : styles.positive,
        isPadding && styles.padding,
        isChosen && styles.chosen,
        (isHot || isLit) && styles.hot,
      )}
      style={{ '--share': `${Math.round(share * 45)}%` } as React.CSSProperties}
      onPointerEnter={onHot}
      onPointerLeave={onCold}
    >
      <NumberValue value={value} mostDigits={4} />
      {isPadding && <span className={styles.hidden}>{t('maps.padding')}</span>}
      {isLit && <span className={styles.hidden}>{t('glossary.underWindow')}</span>}
      {isChosen && <span className={styles.hidden}>{t('maps.chosen')}</span>}
    </td>
  );
}
