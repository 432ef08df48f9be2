import type { KeyboardEvent } from 'react';
import { useFormat } from '../../../i18n/format';
import { classNames } from '../../../ui/class-names';
import { NumberValue } from '../../../ui/maps/number-value';
import { useNumberDraft } from '../../../ui/use-number-draft';
import styles from './number-grid.module.css';

interface GridCellProps {
  row: number;
  column: number;
  value: number;
  bound: number;
  isPadding: boolean;
  isUnder: boolean;
  isMarked: boolean;
  name: string;
  onChange: ((value: number) => void) | undefined;
  onFieldKey: (event: KeyboardEvent) => void;
  onPoint: (() => void) | undefined;
  /** The one field of the grid that the Tab key leads to. */
  isTabStop: boolean;
  onReach: () => void;
  /** The element that says what is wrong with a text that is no number. */
  reasonId: string;
}

/** One number of a grid, to be read or to be changed. */
export function GridCell(props: GridCellProps) {
  const { row, column, value, bound, isPadding, isUnder, isMarked, onChange, onPoint } = props;
  const share = bound > 0 ? Math.min(1, Math.abs(value) / bound) : 0;
  return (
    <td
      role="gridcell"
      data-row={row}
      data-column={column}
      className={classNames(
        styles.cell,
        value < 0 ? styles.negative : styles.positive,
        isPadding && styles.padding,
        isUnder && styles.under,
        isMarked && styles.marked,
      )}
      style={{ '--share': `${Math.round(share * 45)}%` } as React.CSSProperties}
      onPointerEnter={onPoint}
      onPointerDown={onPoint}
    >
      {onChange ? <Field {...props} onChange={onChange} /> : <NumberValue value={value} />}
    </td>
  );
}

/** What is typed stays until it is a number; anything else is shown red and not passed on. */
function Field(props: GridCellProps & { onChange: (value: number) => void }) {
  const { value, name, onChange, onFieldKey, onPoint, isTabStop, onReach, reasonId } = props;
  const { text, problem, type, drop } = useNumberDraft(value, false, onChange, useFormat().plain(shortened(value)));
  const isWrong = problem !== null;
  return (
    <input
      type="text"
      inputMode="decimal"
      autoComplete="off"
      className={styles.field}
      aria-label={name}
      aria-invalid={isWrong || undefined}
      aria-describedby={isWrong ? reasonId : undefined}
      tabIndex={isTabStop ? 0 : -1}
      value={text}
      data-value={String(value)}
      onChange={(event) => type(event.target.value)}
      onKeyDown={onFieldKey}
      onFocus={(event) => {
        event.target.select();
        onReach();
        onPoint?.();
      }}
      onBlur={drop}
    />
  );
}

/** At most three digits after the point: 1/9 is 0.111. */
function shortened(value: number): number {
  return Math.round(value * 1000) / 1000;
}
