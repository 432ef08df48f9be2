import { useId, useState } from 'react';
import type { Lesson, LessonId } from '../../domain/lesson/lesson';
import { readResults, type ReadResults, type StepResult } from '../../domain/lesson/result-code';
import { useFormat } from '../../i18n/format';
import { useT } from '../../i18n/use-t';
import { lessonKey } from './lesson-words';
import styles from './learn-panel.module.css';

type Lessons = Readonly<Record<LessonId, Lesson>>;

/** How a step went, as a sign and in words. */
function Cell({ step: { isPassed, tries } }: { step: StepResult }) {
  const t = useT();
  const words = t(isPassed ? 'learn.cellPassed' : tries > 0 ? 'learn.cellTried' : 'learn.cellNot', { tries });
  return (
    <td data-passed={isPassed} title={words}>
      <span aria-hidden="true">{isPassed ? '✓' : tries > 0 ? '×' : '–'}</span>
      <span className={styles.hidden}>{words}</span>
    </td>
  );
}

function LessonTable({ lesson, results }: { lesson: Lesson; results: ReadResults['results'] }) {
  const t = useT();
  const own = results.filter(({ result }) => result.lesson === lesson.id);
  if (own.length === 0) return null;
  const steps = own[0]?.result.steps ?? [];
  const knew = (when: 'before' | 'after') => own.filter(({ result }) => result[when] === lesson.quiz.answer).length;
  return (
    <div className={styles.tableBox}>
      <table className={styles.table}>
        <caption>
          {t(lessonKey(lesson, 'title'))}:{' '}
          {t('learn.knew', { before: knew('before'), after: knew('after'), all: own.length })}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('learn.who')}</th>
            {steps.map((_, at) => (
              <th key={at} scope="col">
                {at + 1}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {own.map(({ who, result }, row) => (
            <tr key={row}>
              <th scope="row">{who || row + 1}</th>
              {result.steps.map((step, at) => (
                <Cell key={at} step={step} />
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row">{t('learn.stuck')}</th>
            {steps.map((_, at) => (
              <td key={at}>{own.filter(({ result }) => !result.steps[at]?.isPassed).length}</td>
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  );
}

/** A teacher pastes the codes of a class and sees who is stuck where. Nothing is sent or kept. */
export function ResultTable({ lessons }: { lessons: Lessons }) {
  const t = useT();
  const format = useFormat();
  const id = useId();
  const [text, setText] = useState('');
  const { results, unread } = readResults(text, (lesson) => lessons[lesson]);
  return (
    <div className={styles.teacher}>
      <label htmlFor={id}>{t('learn.codes')}</label>
      <textarea id={id} rows={5} value={text} spellCheck={false} onChange={(event) => setText(event.target.value)} />
      <div aria-live="polite">
        {unread.length > 0 && (
          <p className={styles.unread}>
            {t('learn.unread', { count: unread.length, lines: format.list(unread.map(String)) })}
          </p>
        )}
        {Object.values(lessons).map((lesson) => (
          <LessonTable key={lesson.id} lesson={lesson} results={results} />
        ))}
      </div>
    </div>
  );
}
