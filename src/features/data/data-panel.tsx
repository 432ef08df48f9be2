import { useFormat } from '../../i18n/format';
import { useT } from '../../i18n/use-t';
import type { DatasetInfo } from '../../domain/datasets';
import { useData } from '../../state/data';
import { Panel } from '../../ui/panel';
import { ClassCounts } from './class-counts';
import { LoadingState } from './loading-state';
import { SampleGrid } from './sample-grid';
import styles from './data-panel.module.css';

function Facts({ info }: { info: DatasetInfo }) {
  const t = useT();
  const format = useFormat();
  const counts = { train: format.number(info.trainCount), test: format.number(info.testCount) };
  return (
    <div className={styles.facts}>
      <p className={styles.name}>{t(`data.name_${info.id}`)}</p>
      <p>{t(`data.origin_${info.id}`)}</p>
      <p>{t(`data.licence_${info.id}`)}</p>
      <p>{t('data.counts', counts)}</p>
      <ClassCounts info={info} />
    </div>
  );
}

/** A look at the data: what they are, how many, and what they look like. */
export function DataPanel() {
  const t = useT();
  const info = useData((state) => state.info);
  return (
    <Panel title={t('data.title')}>
      <LoadingState />
      {info && (
        <div className={styles.columns}>
          <Facts info={info} />
          {/* Another data set begins at its first page. */}
          <SampleGrid key={info.id} info={info} />
        </div>
      )}
    </Panel>
  );
}
