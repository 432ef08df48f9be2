import { useState } from 'react';
import { runOrders, sortRuns, type RunOrder } from '../../domain/run/run-record-list';
import { useT } from '../../i18n/use-t';
import { useRuns } from '../../state/use-page';
import { Notice } from '../../ui/notice';
import { Panel } from '../../ui/panel';
import { Select } from '../../ui/select';
import { FairComparison } from './fair-comparison';
import { RunComparison } from './run-comparison';
import { RunItem } from './run-item';
import styles from './run-list.module.css';
import { RunNotices } from './run-notices';
import { useRunWords } from './run-words';

/** More than these lines cannot be told apart in one chart. */
const mostCompared = 6;

/** Every run that this browser keeps: to look at, to compare and to bring back. */
export function RunsPanel() {
  const t = useT();
  const words = useRunWords();
  const runs = useRuns((state) => state.runs);
  const newer = useRuns((state) => state.newer);
  const isLoaded = useRuns((state) => state.isLoaded);
  const [order, setOrder] = useState<RunOrder>('newest');
  const [selected, setSelected] = useState<readonly string[]>([]);
  const sorted = sortRuns(runs, order, words.name);
  const compared = selected.flatMap((id) => runs.find((run) => run.id === id) ?? []).slice(-mostCompared);
  const select = (id: string, isSelected: boolean) =>
    setSelected([...selected.filter((each) => each !== id), ...(isSelected ? [id] : [])]);
  const sorting = (
    <Select
      label={t('runs.sort')}
      hint={t('runs.sortHint')}
      isInline
      value={order}
      options={runOrders.map((value) => ({ value, label: t(`runs.sort_${value}`) }))}
      onChange={setOrder}
    />
  );
  return (
    <div className={styles.panel}>
      <Panel title={t('runs.title')} actions={runs.length > 1 && sorting}>
        <RunNotices />
        {newer > 0 && <Notice tone="info">{t('runs.newer', { count: newer })}</Notice>}
        {runs.length === 0 && <p className={styles.empty}>{t(isLoaded ? 'runs.empty' : 'runs.loading')}</p>}
        {runs.length > 1 && <p className={styles.hint}>{t('runs.selectHint', { most: mostCompared })}</p>}
        <ul className={styles.list} aria-label={t('runs.title')}>
          {sorted.map((run) => (
            <RunItem
              key={run.id}
              run={run}
              isSelected={selected.includes(run.id)}
              onSelect={(isSelected) => select(run.id, isSelected)}
            />
          ))}
        </ul>
        {compared.length > 1 && <RunComparison runs={compared} />}
        <FairComparison />
      </Panel>
    </div>
  );
}
