import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { useT } from '../../../i18n/use-t';
import type { LabGrid } from '../../../domain/explain/lab';
import type { Rectangle } from '../../../domain/explain/window';
import { classNames } from '../../../ui/class-names';
import { boundOf } from '../../../ui/maps/colour-scale';
import { clampPixel, isSamePixel, pixelByKey, type Pixel } from '../../../ui/maps/pixel-steps';
import { GridCell } from './grid-cell';
import styles from './number-grid.module.css';

export interface NumberGridProps {
  label: string;
  grid: LabGrid;
  /** Given: the numbers can be changed. */
  onChange?: (index: number, value: number) => void;
  /** Zeros shown around the grid. */
  padding?: number;
  /** Places under the window. */
  window?: Rectangle | null;
  /** The one place that is looked at, or the one that won. */
  marked?: Pixel | null;
  onPoint?: (pixel: Pixel) => void;
  /** Arrow keys on a grid that cannot be changed. */
  onMove?: (pixel: Pixel) => void;
}

/** A grid of numbers on their colours. In a grid that can be changed every number is a text field, and the arrow keys go from field to field: for the Tab key the grid is one stop. */
export function NumberGrid(props: NumberGridProps) {
  const { label, grid, onChange, padding = 0, window, marked, onPoint, onMove } = props;
  const t = useT();
  const table = useRef<HTMLTableElement>(null);
  const [tabStop, setTabStop] = useState<Pixel>({ row: 0, column: 0 });
  const reached = clampPixel(tabStop, grid.height, grid.width);
  const reasonId = useId();
  const bound = boundOf(grid.values);
  const rows = span(-padding, grid.height + padding);
  const columns = span(-padding, grid.width + padding);
  const focus = ({ row, column }: Pixel) => {
    const field = table.current?.querySelector<HTMLInputElement>(`[data-row="${row}"][data-column="${column}"] input`);
    field?.focus();
    field?.select();
  };
  const onFieldKey = (event: KeyboardEvent, pixel: Pixel) => {
    if (event.key === 'Home' || event.key === 'End') return;
    const target = pixelByKey(pixel, event.key, grid.height, grid.width);
    if (!target) return;
    event.preventDefault();
    focus(target);
  };
  const onGridKey = (event: KeyboardEvent) => {
    const target = onMove && marked && pixelByKey(marked, event.key, grid.height, grid.width);
    if (!target) return;
    event.preventDefault();
    onMove(target);
  };
  return (
    <div className={styles.scroll}>
      <table
        ref={table}
        className={classNames(styles.grid, onMove && styles.movable)}
        aria-label={label}
        role="grid"
        dir="ltr"
        tabIndex={onMove ? 0 : undefined}
        onKeyDown={onMove && onGridKey}
      >
        <tbody>
          {rows.map((row) => (
            <tr key={row}>
              {columns.map((column) => {
                const isPadding = row < 0 || column < 0 || row >= grid.height || column >= grid.width;
                const index = row * grid.width + column;
                return (
                  <GridCell
                    key={column}
                    row={row}
                    column={column}
                    value={isPadding ? 0 : (grid.values[index] ?? 0)}
                    bound={bound}
                    isPadding={isPadding}
                    isUnder={Boolean(window && isWithin(window, row, column))}
                    isMarked={marked?.row === row && marked.column === column}
                    name={t('lab.cell', { row: row + 1, column: column + 1 })}
                    onChange={isPadding || !onChange ? undefined : (value) => onChange(index, value)}
                    isTabStop={isSamePixel(reached, { row, column })}
                    reasonId={reasonId}
                    onReach={() => setTabStop({ row, column })}
                    onFieldKey={(event) => onFieldKey(event, { row, column })}
                    onPoint={onPoint && (() => onPoint({ row, column }))}
                  />
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {onChange && (
        <p id={reasonId} className={styles.reason}>
          {t('ui.notANumber')}
        </p>
      )}
    </div>
  );
}

function span(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}

function isWithin({ top, left, bottom, right }: Rectangle, row: number, column: number): boolean {
  return row >= top && row < bottom && column >= left && column < right;
}
