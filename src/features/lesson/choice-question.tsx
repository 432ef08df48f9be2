import { useId, useState } from 'react';
import type { ChoiceQuestion } from '../../domain/lesson/lesson';
import { useT } from '../../i18n/use-t';
import { usePage } from '../../state/use-page';
import { Button } from '../../ui/button';
import { lessonKey } from './lesson-words';
import styles from './lesson-bar.module.css';
import type { OpenLesson } from './use-open-lesson';

/** One of several answers, to be checked when the learner is sure. */
export function ChoiceAnswer({ open, question }: { open: OpenLesson; question: ChoiceQuestion }) {
  const t = useT();
  const name = useId();
  const page = usePage();
  const { lesson, step, now } = open;
  const [chosen, setChosen] = useState<number | null>(typeof now.answer === 'number' ? now.answer : null);
  return (
    <>
      <fieldset className={styles.choices}>
        <legend>{t(lessonKey(lesson, 'question', step))}</legend>
        {Array.from({ length: question.choices }, (_, at) => (
          <label key={at}>
            <input
              type="radio"
              name={name}
              checked={chosen === at}
              disabled={now.isAnswered}
              onChange={() => setChosen(at)}
            />
            <span>{t(lessonKey(lesson, `choice${at + 1}`, step))}</span>
          </label>
        ))}
      </fieldset>
      {!now.isAnswered && (
        <Button
          isDisabled={chosen === null}
          disabledReason={t('learn.chooseFirst')}
          onPress={() => chosen !== null && page.lesson.getState().answer(chosen)}
        >
          {t('learn.check')}
        </Button>
      )}
    </>
  );
}
