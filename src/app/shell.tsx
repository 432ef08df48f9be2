import { DataPanel } from '../features/data/data-panel';
import { useT } from '../i18n/use-t';
import { Tabs } from '../ui/tabs';
import { Columns } from './columns';
import { ErrorBoundary } from './error-boundary';
import { Header } from './header/header';
import { PageNotices } from './page-notices';
import styles from './shell.module.css';

const mainId = 'main';

/** The whole page: header, the three columns, and the tabs below them. */
export function Shell() {
  const t = useT();
  const data = (
    <ErrorBoundary>
      <DataPanel />
    </ErrorBoundary>
  );
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href={`#${mainId}`}>
        {t('app.skip')}
      </a>
      <Header />
      <main id={mainId} tabIndex={-1} className={styles.main}>
        <PageNotices />
        <Columns />
        <Tabs
          label={t('app.moreTabs')}
          className={styles.more}
          panelClassName={styles.morePanel}
          tabs={[{ id: 'data', title: t('app.dataTab'), content: data }]}
        />
      </main>
    </div>
  );
}
