import { explainSoftmax } from '../../../domain/explain/softmax';
import { useFormat } from '../../../i18n/format';
import { useT } from '../../../i18n/use-t';
import { NumberValue } from '../../../ui/maps/number-value';
import { Bar } from './bar';
import styles from './detail.module.css';

interface SoftmaxTableProps {
  logits: ArrayLike<number>;
  /** Names of the classes; null where the values are channels. */
  names: readonly string[] | null;
  marked: number;
}

/** Softmax, step by step: each number, its exponential, and its share of the sum of all of them. */
export function SoftmaxTable({ logits, names, marked }: SoftmaxTableProps) {
  const t = useT();
  const format = useFormat();
  const { terms, sum, greatest } = explainSoftmax(logits);
  return (
    <div className={styles.scroll} tabIndex={0}>
      <table className={styles.table} data-table="softmax">
        <caption>{t('inside.softmax', { greatest: format.number(greatest, 3) })}</caption>
        <thead>
          <tr>
            <th scope="col">{t(names ? 'inside.class' : 'inside.channelHead')}</th>
            <th scope="col">{t('inside.logit')}</th>
            <th scope="col">{t('inside.shifted')}</th>
            <th scope="col">{t('inside.exponential')}</th>
            <th scope="col">{t('inside.probability')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {terms.map(({ logit, shifted, exponential, probability }, index) => (
            <tr key={index} className={index === marked ? styles.marked : styles.row} data-class={index}>
              <th scope="row">{names?.[index] ?? index + 1}</th>
              <td>
                <NumberValue value={logit} name="logit" />
              </td>
              <td>
                <NumberValue value={shifted} name="shifted" />
              </td>
              <td>
                <NumberValue value={exponential} name="exponential" />
              </td>
              <td className={index === marked ? styles.strong : undefined}>
                <NumberValue value={probability} name="probability" />
              </td>
              <td>
                <Bar value={probability} bound={1} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('inside.total')}</th>
            <td />
            <td />
            <td>
              <NumberValue value={sum} name="exponentialSum" />
            </td>
            <td>
              <NumberValue value={terms.reduce((all, { probability }) => all + probability, 0)} />
            </td>
            <td />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
