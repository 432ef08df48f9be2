import { memo, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { countOf, shareOf, worstConfusions, type Cell, type ConfusionMatrix } from '../../domain/explain/confusion';
import { useFormat } from '../../i18n/format';
import { useT } from '../../i18n/use-t';
import { useMistakes } from '../../state/use-page';
import { classNames } from '../../ui/class-names';
import { cellShade, worstShare } from './cell-shade';
import { cellAfterKey } from './confusion-keys';
import styles from './confusion.module.css';

export interface ConfusionTableProps {
  matrix: ConfusionMatrix;
  names: readonly string[];
  /** Shares of the true class in percent instead of counts. */
  isShares: boolean;
  onOpen: (cell: Cell) => void;
}

/** Longer names of classes stand upright above their columns. */
const longestFlatName = 3;

interface CellProps {
  worst: number;
  truth: number;
  predicted: number;
  isTabStop: boolean;
  onFocus: (cell: Cell) => void;
}

/** Kept as it is while the focus moves among the others: writing numbers for a hundred cells takes longer than a frame. */
const CellButton = memo(function CellButton(props: CellProps & ConfusionTableProps) {
  const { truth, predicted, worst, isTabStop, onFocus, matrix, names, isShares, onOpen } = props;
  const t = useT();
  const format = useFormat();
  const cell = { truth, predicted };
  const isOpen = useMistakes(
    ({ filter }) => filter.truth === truth && filter.predicted === predicted && !filter.mistakes,
  );
  const count = countOf(matrix, cell);
  const share = shareOf(matrix, cell);
  const isRight = truth === predicted;
  const percent = format.number(share * 100, 0);
  const number = isShares ? (share > 0 && share < 0.005 ? t('mistakes.belowOne') : percent) : format.number(count);
  const words = { truth: names[truth] ?? '', predicted: names[predicted] ?? '' };
  return (
    <td className={styles.cell}>
      <button
        type="button"
        className={classNames(styles.button, isRight ? styles.right : styles.wrong, count === 0 && styles.none)}
        style={{ '--shade': `${cellShade(matrix, cell, worst)}%` } as React.CSSProperties}
        aria-label={t('mistakes.cell', { ...words, count, shown: format.number(count), share: format.percent(share) })}
        aria-pressed={isOpen}
        data-cell={`${truth} ${predicted}`}
        tabIndex={isTabStop ? 0 : -1}
        onFocus={() => onFocus(cell)}
        onClick={() => onOpen(cell)}
      >
        {count === 0 ? '\u00b7' : number}
      </button>
    </td>
  );
});

/** A row for each true class, a column for each class that was read. One stop for the Tab key; arrow keys move inside, Enter opens. */
export function ConfusionTable(props: ConfusionTableProps) {
  const { matrix, names } = props;
  const t = useT();
  const table = useRef<HTMLTableElement>(null);
  const [focused, setFocused] = useState<Cell | null>(null);
  const tabStop = focused ?? worstConfusions(matrix, 1)[0] ?? { truth: 0, predicted: 0 };
  const worst = useMemo(() => worstShare(matrix), [matrix]);
  const isUpright = names.some((name) => name.length > longestFlatName);
  const onKeyDown = (event: KeyboardEvent) => {
    const isRightToLeft = document.documentElement.dir === 'rtl';
    const next = cellAfterKey(event.key, tabStop, names.length, isRightToLeft);
    if (!next) return;
    event.preventDefault();
    table.current?.querySelector<HTMLElement>(`[data-cell="${next.truth} ${next.predicted}"]`)?.focus();
  };
  return (
    <div className={styles.scroll}>
      <table ref={table} className={classNames(styles.table, isUpright && styles.long)} onKeyDown={onKeyDown}>
        <caption className={styles.caption}>
          {t(props.isShares ? 'mistakes.captionShares' : 'mistakes.caption')}
        </caption>
        <thead>
          <tr>
            <td className={styles.corner} aria-hidden="true">
              <span className={styles.cornerColumn}>{t('mistakes.readAs')}</span>
              {t('mistakes.truth')}
            </td>
            {names.map((name, predicted) => (
              <th
                key={name}
                scope="col"
                className={classNames(styles.columnName, predicted === focused?.predicted && styles.here)}
                aria-label={t('mistakes.columnName', { name })}
              >
                <span className={isUpright ? styles.upright : undefined}>{name}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {names.map((name, truth) => (
            <tr key={name}>
              <th
                scope="row"
                className={classNames(styles.rowName, truth === focused?.truth && styles.here)}
                aria-label={t('mistakes.rowName', { name })}
              >
                {name}
              </th>
              {names.map((other, predicted) => (
                <CellButton
                  key={other}
                  {...props}
                  truth={truth}
                  predicted={predicted}
                  worst={worst}
                  isTabStop={truth === tabStop.truth && predicted === tabStop.predicted}
                  onFocus={setFocused}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
