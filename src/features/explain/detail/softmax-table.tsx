import { explainSoftmax } from '../../../domain/explain/softmax';
import { useFormat } from '../../../i18n/format';
import { useT } from '../../../i18n/use-t';
import { NumberTable } from './number-table';

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
  const rows = terms.map(({ logit, shifted, exponential, probability }, index) => ({
    head: names?.[index] ?? index + 1,
    numbers: [
      { value: logit, name: 'logit' },
      { value: shifted, name: 'shifted' },
      { value: exponential, name: 'exponential' },
      { value: probability, name: 'probability', isStrong: index === marked },
    ],
    bar: probability,
    isMarked: index === marked,
  }));
  const all = terms.reduce((total, { probability }) => total + probability, 0);
  const heads = ['logit', 'shifted', 'exponential', 'probability'] as const;
  return (
    <NumberTable
      name="softmax"
      caption={t('inside.softmax', { greatest: format.number(greatest, 3) })}
      heads={[t(names ? 'inside.class' : 'inside.channelHead'), ...heads.map((head) => t(`inside.${head}`))]}
      rows={rows}
      sums={[
        { head: t('inside.total'), numbers: [null, null, { value: sum, name: 'exponentialSum' }, { value: all }] },
      ]}
      bound={1}
    />
  );
}
