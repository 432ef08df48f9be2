import { useId, useState, type SubmitEvent } from 'react';
import { readNumber } from '../../domain/numbers/read-number';
import { useT } from '../../i18n/use-t';
import { usePage } from '../../state/use-page';
import { lessonKey } from './lesson-words';
import styles from './lesson-bar.module.css';
import type { OpenLesson } from './use-open-lesson';

/** A number to be worked out, typed as the learner's language writes it. */
export function NumberAnswer({ open }: { open: OpenLesson }) {
  const t = useT();
  const id = useId();
  const errorId = useId();
  const page = usePage();
  const { lesson, step, now } = open;
  const [text, setText] = useState(typeof now.answer === 'number' ? String(now.answer) : '');
  const [isOdd, setOdd] = useState(false);
  const check = (event: SubmitEvent): void => {
    event.preventDefault();
    const [value, ...others] = readNumber(text, true);
    const isRead = value !== undefined && others.length === 0;
    setOdd(!isRead);
    if (isRead) page.lesson.getState().answer(value);
  };
  return (
    <form className={styles.number} onSubmit={check}>
      <label htmlFor={id}>{t(lessonKey(lesson, 'question', step))}</label>
      <span className={styles.numberRow}>
        <input
          id={id}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          value={text}
          readOnly={now.isAnswered}
          aria-invalid={isOdd || undefined}
          aria-describedby={isOdd ? errorId : undefined}
          onChange={(event) => setText(event.target.value)}
        />
        {!now.isAnswered && (
          <button type="submit" className={styles.check}>
            {t('learn.check')}
          </button>
        )}
      </span>
      {isOdd && (
        <span id={errorId} role="alert" className={styles.odd}>
          {t('learn.notANumber')}
        </span>
      )}
    </form>
  );
}
