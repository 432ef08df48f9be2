import { useState } from 'react';
import type { DatasetInfo } from '../../domain/datasets';
import { useFormat } from '../../i18n/format';
import { useT } from '../../i18n/use-t';
import type { Split } from '../../protocol/messages';
import { Button } from '../../ui/button';
import { Panel } from '../../ui/panel';
import { Select } from '../../ui/select';
import { SampleRow } from './sample-row';
import { useSamples } from './use-samples';
import styles from './data-panel.module.css';

/** Samples of each class on one page. */
const perPage = 12;
const splits: readonly Split[] = ['train', 'test'];

interface PagingProps {
  offset: number;
  count: number;
  onChange: (offset: number) => void;
}

function Paging({ offset, count, onChange }: PagingProps) {
  const t = useT();
  const format = useFormat();
  const last = Math.min(offset + perPage, count);
  return (
    <div className={styles.paging}>
      <Button hint={t('data.backHint')} isDisabled={offset === 0} onPress={() => onChange(offset - perPage)}>
        {t('data.back')}
      </Button>
      <span aria-live="polite">{t('data.range', { first: format.number(offset + 1), last: format.number(last) })}</span>
      <Button hint={t('data.moreHint')} isDisabled={last >= count} onPress={() => onChange(offset + perPage)}>
        {t('data.more')}
      </Button>
    </div>
  );
}

/** Pictures of every class, a row each. */
export function SampleGrid({ info }: { info: DatasetInfo }) {
  const t = useT();
  const [split, setSplit] = useState<Split>('train');
  const [offset, setOffset] = useState(0);
  const page = useSamples(split, offset, perPage);
  const choose = (next: Split) => {
    setSplit(next);
    setOffset(0);
  };
  const options = splits.map((value) => ({ value, label: t(`data.split_${value}`) }));
  const most = Math.max(...(split === 'train' ? info.trainPerClass : info.testPerClass));
  return (
    <Panel
      level={3}
      title={t('data.samples')}
      actions={
        <Select
          isInline
          label={t('data.split')}
          hint={t('data.splitHint')}
          value={split}
          options={options}
          onChange={choose}
        />
      }
    >
      <p className={styles.hint}>{t('data.samplesHint')}</p>
      <ul className={styles.rows}>
        {info.classNames.map((className, label) => {
          const samples = page?.rows[label];
          if (!page || !samples) return <li key={className} className={styles.row} />;
          return (
            <SampleRow
              key={className}
              className={className}
              samples={samples}
              split={page.split}
              imageShape={info.imageShape}
            />
          );
        })}
      </ul>
      <Paging offset={offset} count={most} onChange={setOffset} />
    </Panel>
  );
}
