import { Suspense } from 'react';
import { late } from '../i18n/late';
import { useT } from '../i18n/use-t';
import { Header } from './header/header';
import { PageParts } from './page-parts';
import styles from './shell.module.css';

const Notices = late(async () => (await import('./notices')).Notices);

const mainId = 'main';

/** The whole page: header, the picture with the training, and the tabs below them. */
export function Shell() {
  const t = useT();
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href={`#${mainId}`}>
        {t('app.skip')}
      </a>
      <Header />
      <main id={mainId} tabIndex={-1} className={styles.main}>
        <Suspense>
          <Notices />
        </Suspense>
        <PageParts />
      </main>
    </div>
  );
}
