import { Suspense, type MouseEvent } from 'react';
import { late } from '../i18n/late';
import { useT } from '../i18n/use-t';
import { ErrorBoundary } from './error-boundary';
import { useDamage, useLesson, useTask } from '../state/use-page';
import { Header } from './header/header';
import { PageParts } from './page-parts';
import { Printed } from './print/printed';
import styles from './shell.module.css';

const Toasts = late(async () => (await import('./toasts')).Toasts);
const DamageBar = late(async () => (await import('../features/damage/damage-bar')).DamageBar);
const TaskBar = late(async () => (await import('../features/lesson/task/task-bar')).TaskBar);
const LessonBar = late(async () => (await import('../features/lesson/lesson-bar')).LessonBar);

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

function skip(event: MouseEvent): void {
  event.preventDefault();
  document.getElementById(mainId)?.focus();
}

/** The whole page: header, the picture with the training, and the tabs below them. */
export function Shell() {
  const t = useT();
  const hasLesson = useLesson((state) => state.lesson !== null);
  const hasTask = useTask((state) => state.open !== null);
  return (
    <div className={styles.shell}>
      {/* Not by the address, which may hold a task. */}
      <a className={styles.skip} href={`#${mainId}`} onClick={skip}>
        {t('app.skip')}
      </a>
      <Header />
      {/* There before its first message, so that this is spoken. */}
      <div role="status" aria-label={t('app.messages')} aria-atomic="false">
        <ErrorBoundary>
          <Suspense>
            <Toasts />
          </Suspense>
        </ErrorBoundary>
      </div>
      <main id={mainId} tabIndex={-1} className={styles.main}>
        <PageParts />
        <Printed />
        <div className={styles.standing}>
          <Damage />
          <Suspense>{hasTask && <TaskBar />}</Suspense>
          <Suspense>{hasLesson && <LessonBar />}</Suspense>
        </div>
      </main>
    </div>
  );
}
