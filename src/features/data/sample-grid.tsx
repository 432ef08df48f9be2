import { useState } from 'react';
import type { DatasetInfo } from '../../domain/data/datasets';
import type { Split } from '../../domain/data/samples';
import { classWords } from '../../i18n/class-words';
import { useFormat } from '../../i18n/format';
import { useT } from '../../i18n/use-t';
import { Panel } from '../../ui/panel';
import { Select } from '../../ui/select';
import { Paging } from './paging';
import { SampleRow } from './sample-row';
import { useSamples } from './use-samples';
import styles from './data-panel.module.css';

/** Samples on one page: of each class, or of the one class that is looked at. */
const perClass = 12;
const ofOneClass = 120;
const splits: readonly Split[] = ['train', 'test'];
const everyClass = 'all';

interface ChoiceProps {
  info: DatasetInfo;
  split: Split;
  label: number | null;
  onSplit: (split: Split) => void;
  onLabel: (label: number | null) => void;
}

function Choices({ info, split, label, onSplit, onLabel }: ChoiceProps) {
  const t = useT();
  const classes = classWords(t, info.classNames).map((name, index) => ({ value: String(index), label: name }));
  return (
    <>
      <Select
        isInline
        label={t('data.class')}
        hint={t('data.classHint')}
        value={label === null ? everyClass : String(label)}
        options={[{ value: everyClass, label: t('data.everyClass') }, ...classes]}
        onChange={(value) => onLabel(value === everyClass ? null : Number(value))}
      />
      <Select
        isInline
        label={t('data.split')}
        hint={t('data.splitHint')}
        value={split}
        options={splits.map((value) => ({ value, label: t(`data.split_${value}`) }))}
        onChange={onSplit}
      />
    </>
  );
}

/** Pictures of every class, a row each, or many of one; page by page through the whole set. */
export function SampleGrid({ info }: { info: DatasetInfo }) {
  const t = useT();
  const format = useFormat();
  const names = classWords(t, info.classNames);
  const [split, setSplit] = useState<Split>('train');
  const [label, setLabel] = useState<number | null>(null);
  const [offset, setOffset] = useState(0);
  const perPage = label === null ? perClass : ofOneClass;
  const page = useSamples(split, label, offset, perPage);
  const counts = split === 'train' ? info.trainPerClass : info.testPerClass;
  const most = label === null ? Math.max(...counts) : (counts[label] ?? 0);
  const range = { first: format.number(offset + 1), last: format.number(Math.min(offset + perPage, most)) };
  const choices = (
    <Choices
      info={info}
      split={split}
      label={label}
      onSplit={(next) => {
        setSplit(next);
        setOffset(0);
      }}
      onLabel={(next) => {
        setLabel(next);
        setOffset(0);
      }}
    />
  );
  const words =
    label === null
      ? t('data.range', range)
      : t('data.rangeOf', { ...range, count: format.number(most), name: names[label] ?? '' });
  return (
    <Panel level={3} title={t('data.samples')} actions={choices}>
      <p className={styles.hint}>{t('data.samplesHint')}</p>
      <ul className={styles.rows}>
        {names.map((className, index) => {
          if (label !== null && label !== index) return null;
          const samples = page?.rows.get(index);
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
      <Paging offset={offset} perPage={perPage} count={most} words={words} onChange={setOffset} />
    </Panel>
  );
}
