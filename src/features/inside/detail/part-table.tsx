import { useState } from 'react';
import type { PartSum } from '../../../domain/explain/convolution';
import { useT } from '../../../i18n/use-t';
import { Disclosure } from '../../../ui/disclosure';
import { NumberValue } from '../../../ui/maps/number-value';
import { Bar } from './bar';
import styles from './detail.module.css';

interface PartTableProps {
  parts: readonly PartSum[];
  total: number;
  chosen: number;
}

/** What each input channel adds to the sum, as numbers. */
export function PartTable(props: PartTableProps) {
  const t = useT();
  // Closed, a hundred rows need not follow the window.
  const [isOpen, setOpen] = useState(false);
  return (
    <Disclosure title={t('inside.partTable')} isExpanded={isOpen} onExpandedChange={setOpen}>
      {isOpen && <Rows {...props} />}
    </Disclosure>
  );
}

function Rows({ parts, total, chosen }: PartTableProps) {
  const t = useT();
  const bound = Math.max(...parts.map(({ contribution }) => Math.abs(contribution)));
  const isMixed = parts.some(({ pointwise }) => pointwise !== null);
  return (
    <div className={styles.scroll} tabIndex={0}>
      <table className={styles.table} data-table="parts">
        <thead>
          <tr>
            <th scope="col">{t('inside.inputChannel')}</th>
            <th scope="col">{t('inside.partSum')}</th>
            {isMixed && <th scope="col">{t('inside.pointwise')}</th>}
            {isMixed && <th scope="col">{t('inside.contribution')}</th>}
            <th scope="col">{t('inside.share')}</th>
          </tr>
        </thead>
        <tbody>
          {parts.map(({ channel, sum, pointwise, contribution }, index) => (
            <tr key={index} className={index === chosen ? styles.marked : styles.row}>
              <th scope="row">{channel + 1}</th>
              <td>
                <NumberValue value={sum} name="partSum" />
              </td>
              {isMixed && <td>{pointwise !== null && <NumberValue value={pointwise} />}</td>}
              {isMixed && (
                <td>
                  <NumberValue value={contribution} name="partContribution" />
                </td>
              )}
              <td>
                <Bar value={contribution} bound={bound} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('inside.total')}</th>
            <td colSpan={isMixed ? 3 : 1}>
              <NumberValue value={total} name="total" />
            </td>
            <td />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
