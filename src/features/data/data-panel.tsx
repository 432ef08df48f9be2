import { Suspense } from 'react';
import { isFull, isOwn, type BuiltInId, type DatasetInfo } from '../../domain/data/datasets';
import { late } from '../../i18n/late';
import { useFormat } from '../../i18n/format';
import { useT } from '../../i18n/use-t';
import { useData } from '../../state/use-page';
import { Panel } from '../../ui/panel';
import { ClassCounts } from './class-counts';
import { LoadingProgress } from './loading-progress';
import { SampleGrid } from './sample-grid';
import { Shelf } from './shelf';
import styles from './data-panel.module.css';

const OwnSetEditor = late(async () => (await import('./own/own-set-editor')).OwnSetEditor);

function Facts({ id, info }: { id: BuiltInId; info: DatasetInfo }) {
  const t = useT();
  const format = useFormat();
  const counts = { train: format.number(info.trainCount), test: format.number(info.testCount) };
  return (
    <div className={styles.facts}>
      <p className={styles.name}>{t(`data.name_${id}`)}</p>
      <p>{t(`data.origin_${id}`)}</p>
      <p>{t(`data.licence_${id}`)}</p>
      <p>{t('data.counts', { count: info.trainCount, ...counts })}</p>
      <ClassCounts info={info} />
    </div>
  );
}

function BuiltInSet({ id }: { id: BuiltInId }) {
  const info = useData((state) => state.info);
  return (
    <>
      {!isFull(id) && <LoadingProgress />}
      {info?.id === id && (
        <div className={styles.columns}>
          <Facts id={id} info={info} />
          {/* Another data set begins at its first page. */}
          <SampleGrid key={id} info={info} />
        </div>
      )}
    </>
  );
}

/** A look at the data: what they are, how many, and what they look like; and the sets that the user makes. */
export function DataPanel() {
  const t = useT();
  const dataset = useData((state) => state.dataset);
  return (
    <Panel title={t('data.title')}>
      {isOwn(dataset) ? (
        <Suspense fallback={<p className={styles.hint}>{t('data.loadingStart')}</p>}>
          <OwnSetEditor key={dataset} id={dataset} />
          <Shelf />
        </Suspense>
      ) : (
        <>
          {/* Above the samples, of which there are many. */}
          <Shelf />
          <BuiltInSet id={dataset} />
        </>
      )}
    </Panel>
  );
}
