import type { ReactNode } from 'react';
import { NumberValue } from '../../../ui/maps/number-value';
import { Bar } from './bar';
import styles from './detail.module.css';

export interface TableNumber {
  readonly value: number;
  /** For programs that read the page. */
  readonly name?: string;
  readonly isStrong?: boolean;
}

export interface TableRow {
  readonly head: ReactNode;
  /** null leaves a cell empty. */
  readonly numbers: readonly (TableNumber | null)[];
  /** Drawn as a bar at the end of the row. */
  readonly bar?: number;
  readonly isMarked?: boolean;
}

interface NumberTableProps {
  /** For programs that read the page. */
  name: string;
  caption?: string;
  /** Headings of the first column and of the numbers; one more where the bars have one. */
  heads: readonly string[];
  rows: readonly TableRow[];
  /** Sums below the rows. */
  sums: readonly TableRow[];
  /** The value of a bar that reaches the end. */
  bound: number;
}

/** Numbers behind each other that add up, each row with a bar; scrolls sideways where there is little room. */
export function NumberTable({ name, caption, heads, rows, sums, bound }: NumberTableProps) {
  const hasBarHead = heads.length > (rows[0]?.numbers.length ?? 0) + 1;
  return (
    <div className={styles.scroll} tabIndex={0}>
      <table className={styles.table} data-table={name}>
        {caption && <caption>{caption}</caption>}
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
            {!hasBarHead && <td />}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <Row key={index} row={row} bound={bound} className={row.isMarked ? styles.marked : styles.row} />
          ))}
        </tbody>
        <tfoot>
          {sums.map((row, index) => (
            <Row key={index} row={row} bound={bound} className={undefined} />
          ))}
        </tfoot>
      </table>
    </div>
  );
}

function Row({ row, bound, className }: { row: TableRow; bound: number; className: string | undefined }) {
  return (
    <tr className={className}>
      <th scope="row">{row.head}</th>
      {row.numbers.map((number, index) => (
        <td key={index} className={number?.isStrong ? styles.strong : undefined}>
          {number && <NumberValue value={number.value} name={number.name} />}
        </td>
      ))}
      <td>{row.bar !== undefined && <Bar value={row.bar} bound={bound} />}</td>
    </tr>
  );
}
