import { Suspense } from 'react';
import { late } from '../i18n/late';
import { useT } from '../i18n/use-t';
import { useLesson } from '../state/use-page';
import { Header } from './header/header';
import { PageParts } from './page-parts';
import styles from './shell.module.css';

const LessonBar = late(async () => (await import('../features/lesson/lesson-bar')).LessonBar);

const Notices = late(async () => (await import('./notices')).Notices);

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
        <Suspense>
          <Notices />
        </Suspense>
        <PageParts />
        <Suspense>{hasLesson && <LessonBar />}</Suspense>
      </main>
    </div>
  );
}
