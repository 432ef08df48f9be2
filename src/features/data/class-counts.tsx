import type { DatasetInfo } from '../../domain/data/datasets';
import { classWords } from '../../i18n/class-words';
import { useFormat } from '../../i18n/format';
import { useT } from '../../i18n/use-t';
import styles from './data-panel.module.css';

/** How many images of each class there are, with a bar to compare them by eye. */
export function ClassCounts({ info }: { info: DatasetInfo }) {
  const t = useT();
  const format = useFormat();
  const most = Math.max(...info.trainPerClass);
  return (
    <table className={styles.table}>
      <caption>{t('data.classCounts')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('data.column_class')}</th>
          <th scope="col" colSpan={2}>
            {t('data.column_train')}
          </th>
          <th scope="col">{t('data.column_test')}</th>
        </tr>
      </thead>
      <tbody>
        {classWords(t, info.classNames).map((name, label) => {
          const train = info.trainPerClass[label] ?? 0;
          return (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{format.number(train)}</td>
              <td className={styles.barCell} aria-hidden="true">
                <div className={styles.countBar} style={{ inlineSize: `${(100 * train) / most}%` }} />
              </td>
              <td>{format.number(info.testPerClass[label] ?? 0)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
