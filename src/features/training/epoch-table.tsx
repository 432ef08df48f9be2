import { thinOut } from '../../domain/run/decimate';
import type { EpochMetrics } from '../../domain/training/metrics';
import { useFormat } from '../../i18n/format';
import { useT } from '../../i18n/use-t';
import { useCheckedOn } from './checked-on';
import styles from './curves.module.css';
import { useTraining } from '../../state/use-page';

/** Rows beyond this are left out evenly. */
const mostRows = 100;

/** Columns of what is measured after every epoch, by its images. */
const checkedColumns = {
  validation: ['valLoss', 'valAccuracy'],
  test: ['testLoss', 'testAccuracy'],
} as const;

function EpochRow({ epoch, isChecked }: { epoch: EpochMetrics; isChecked: boolean }) {
  const format = useFormat();
  const loss = (value: number | null) => (value === null ? '–' : format.number(value, 4));
  const share = (value: number | null) => (value === null ? '–' : format.percent(value, 2));
  return (
    <tr>
      <th scope="row">{epoch.epoch}</th>
      <td>{loss(epoch.loss)}</td>
      <td>{share(epoch.accuracy)}</td>
      {isChecked && (
        <>
          <td>{loss(epoch.valLoss)}</td>
          <td>{share(epoch.valAccuracy)}</td>
        </>
      )}
      <td>{format.number(epoch.seconds, 1)}</td>
    </tr>
  );
}

/** The charts in numbers: one row an epoch. */
export function EpochTable() {
  const t = useT();
  const epochs = useTraining((state) => state.epochs);
  const checkedOn = useCheckedOn() ?? (epochs.some(({ valLoss }) => valLoss !== null) ? 'validation' : null);
  if (epochs.length === 0) return <p className={styles.noRows}>{t('curves.noEpochs')}</p>;
  const checked = checkedOn ? checkedColumns[checkedOn] : [];
  const columns = ['epoch', 'loss', 'accuracy', ...checked, 'seconds'] as const;
  return (
    <div className={styles.scroller} tabIndex={0} role="region" aria-label={t('curves.tableLabel')}>
      <table className={styles.table}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`curves.column_${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {thinOut(epochs, mostRows).map((epoch) => (
            <EpochRow key={epoch.epoch} epoch={epoch} isChecked={checkedOn !== null} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
