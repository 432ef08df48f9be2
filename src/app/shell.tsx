import { Suspense } from 'react';
import { DataNotice } from '../features/data/data-notice';
import { SavedWorkNotices } from '../features/runs/resume-notice';
import { ShareNotices } from '../features/share/share-notices';
import { useT } from '../i18n/use-t';
import { useLesson } from '../state/use-page';
import { lesson } from '../i18n/late';
import { Header } from './header/header';
import { PageNotices } from './page-notices';
import { PageParts } from './page-parts';
import styles from './shell.module.css';

const LessonBar = lesson(async () => (await import('../features/lesson/lesson-bar')).LessonBar);

const mainId = 'main';

/** The whole page: header, the picture with the training, and the tabs below them. */
export function Shell() {
  const t = useT();
  const hasLesson = useLesson((state) => state.lesson !== null);
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
        <Suspense>{hasLesson && <LessonBar />}</Suspense>
      </main>
    </div>
  );
}
