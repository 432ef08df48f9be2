import { useId, useState } from 'react';
import { readNumber } from '../../domain/numbers/read-number';
import { useT } from '../../i18n/use-t';
import { usePage } from '../../state/use-page';
import { Button } from '../../ui/button';
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
  const check = (): void => {
    const [value, ...others] = readNumber(text, true);
    const isRead = value !== undefined && others.length === 0;
    setOdd(!isRead);
    if (isRead) page.lesson.getState().answer(value);
  };
  return (
    <form
      className={styles.number}
      onSubmit={(event) => {
        event.preventDefault();
        check();
      }}
    >
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
        {!now.isAnswered && <Button onPress={check}>{t('learn.check')}</Button>}
      </span>
      {isOdd && (
        <span id={errorId} role="alert" className={styles.odd}>
          {t('learn.notANumber')}
        </span>
      )}
    </form>
  );
}
