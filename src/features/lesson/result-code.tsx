import type { Lesson } from '../../domain/lesson/lesson';
import { passedCount, stepsOf, type LessonProgress } from '../../domain/lesson/progress';
import { resultOf, writeResult } from '../../domain/lesson/result-code';
import { useT } from '../../i18n/use-t';
import { Button } from '../../ui/button';
import styles from './lesson-bar.module.css';
import { useCopied } from './use-copied';

/** What a teacher may be given: which steps were passed and how often each was tried; no name, nothing sent. */
export function ResultCode({ lesson, progress }: { lesson: Lesson; progress: LessonProgress }) {
  const t = useT();
  const { copy, said } = useCopied();
  const code = writeResult(resultOf(lesson, progress));
  const [passed, steps] = [passedCount(lesson, progress), stepsOf(lesson).length];
  return (
    <div className={styles.result}>
      <p>{t('learn.result', { passed, steps })}</p>
      <p>
        {t('learn.codeIs')} <output className={styles.code}>{code}</output>{' '}
        <Button variant="quiet" onPress={() => copy(code)}>
          {t('learn.copyCode')}
        </Button>
      </p>
      <p role="status" className={styles.waiting}>
        {said || t('learn.codeHint')}
      </p>
    </div>
  );
}
