import { Suspense } from 'react';
import { DataNotice } from '../features/data/data-notice';
import { SavedWorkNotices } from '../features/runs/resume-notice';
import { ShareNotices } from '../features/share/share-notices';
import { late } from '../i18n/late';
import { useT } from '../i18n/use-t';
import { useDamage } from '../state/use-page';
import { Header } from './header/header';
import { PageNotices } from './page-notices';
import { PageParts } from './page-parts';
import styles from './shell.module.css';

const DamageBar = late(async () => (await import('../features/damage/damage-bar')).DamageBar);

const mainId = 'main';

/** What is damaged in the network, at the lower edge of the window. */
function Damage() {
  const isTold = useDamage(({ damage, ended, failure }) => (damage[0] ?? ended ?? failure) !== null);
  return (
    isTold && (
      <Suspense fallback={null}>
        <DamageBar />
      </Suspense>
    )
  );
}

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
        <PageNotices />
        <ShareNotices />
        <SavedWorkNotices />
        <DataNotice />
        <PageParts />
        <Damage />
      </main>
    </div>
  );
}
