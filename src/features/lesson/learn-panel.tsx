import { useEffect } from 'react';
import { lessonIds, type Lesson } from '../../domain/lesson/lesson';
import { passedCount, stepsOf } from '../../domain/lesson/progress';
import { useT } from '../../i18n/use-t';
import { useLesson, usePage } from '../../state/use-page';
import { Button } from '../../ui/button';
import { Disclosure } from '../../ui/disclosure';
import { CheckIcon } from '../../ui/icons';
import { Notice } from '../../ui/notice';
import { Panel } from '../../ui/panel';
import { lessonKey } from './lesson-words';
import styles from './learn-panel.module.css';
import { ResultCode } from './result-code';
import { ResultTable } from './result-table';
import { TaskDialog } from './task/task-dialog';

function LessonItem({ lesson, at }: { lesson: Lesson; at: number }) {
  const t = useT();
  const page = usePage();
  const progress = useLesson((state) => state.progress[lesson.id]);
  const isOpen = useLesson((state) => state.lesson?.id === lesson.id);
  const { open, restart } = page.lesson.getState();
  const steps = stepsOf(lesson).length;
  const passed = progress ? passedCount(lesson, progress) : 0;
  return (
    <li className={styles.item} data-lesson={lesson.id}>
      <h3 className={styles.title}>
        {at + 1}. {t(lessonKey(lesson, 'title'))}
        {progress?.isFinished && <CheckIcon />}
      </h3>
      <p className={styles.about}>{t(lessonKey(lesson, 'about'))}</p>
      <p className={styles.figures}>
        {t('learn.minutes', { count: lesson.minutes })}
        {progress && ` · ${t('learn.passed', { passed, steps })}`}
      </p>
      {progress?.isFinished && <ResultCode lesson={lesson} progress={progress} />}
      <p className={styles.buttons}>
        {progress && !progress.isFinished ? (
          <>
            <Button variant="primary" isDisabled={isOpen} onPress={() => void open(lesson.id)}>
              {t('learn.goOn')}
            </Button>
            <Button variant="quiet" onPress={() => void restart(lesson.id)}>
              {t('learn.again')}
            </Button>
          </>
        ) : (
          <Button hint={t('learn.beginHint')} onPress={() => void restart(lesson.id)}>
            {t(progress ? 'learn.again' : 'learn.begin')}
          </Button>
        )}
      </p>
    </li>
  );
}

/** The lessons, and for teachers what their learners' codes say. */
export function LearnPanel() {
  const t = useT();
  const page = usePage();
  const book = useLesson((state) => state.book);
  const hasFailed = useLesson((state) => state.hasFailed);
  useEffect(() => void page.lesson.getState().load(), [page]);
  return (
    <Panel title={t('learn.heading')}>
      <p className={styles.lead}>{t('learn.lead')}</p>
      {hasFailed && !book && (
        <Notice
          tone="warning"
          actions={<Button onPress={() => void page.lesson.getState().load()}>{t('learn.retry')}</Button>}
        >
          {t('learn.notLoaded')}
        </Notice>
      )}
      {book && (
        <>
          <ol className={styles.list} aria-label={t('learn.lessons')}>
            {lessonIds.map((id, at) => (
              <LessonItem key={id} lesson={book.lessons[id]} at={at} />
            ))}
          </ol>
          <Disclosure title={t('learn.forTeachers')}>
            <p>
              <TaskDialog variant="secondary" />
            </p>
            <ResultTable lessons={book.lessons} />
          </Disclosure>
        </>
      )}
    </Panel>
  );
}
