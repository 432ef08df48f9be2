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

/** The codes of teachers' tasks, a table for each task: its words are in its link alone, so that goals have numbers. */
function TaskTable({ id, results }: { id: string; results: ReadResults['tasks'] }) {
  const t = useT();
  const own = results.filter(({ result }) => result.id === id);
  const count = Math.max(...own.map(({ result }) => result.reached.length));
  const goals = Array.from({ length: count }, (_, at) => at);
  const done = own.filter(({ result }) => result.reached.every(Boolean)).length;
  return (
    <div className={styles.tableBox}>
      <table className={styles.table}>
        <caption>{t('task.table', { code: `task-${id}`, done, all: own.length })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('learn.who')}</th>
            {goals.map((at) => (
              <th key={at} scope="col">
                {at + 1}
              </th>
            ))}
            <th scope="col">{t('task.locks')}</th>
          </tr>
        </thead>
        <tbody>
          {own.map(({ who, result }, row) => (
            <tr key={row}>
              <th scope="row">{who || row + 1}</th>
              {goals.map((at) => (
                <TaskCell key={at} isReached={result.reached[at] === true} />
              ))}
              <td>{result.isLifted ? t('task.cellLifted') : '–'}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{t('learn.stuck')}</th>
            {goals.map((at) => (
              <td key={at}>{own.filter(({ result }) => !result.reached[at]).length}</td>
            ))}
            <td />
          </tr>
        </tbody>
      </table>
    </div>
  );
}

function TaskCell({ isReached }: { isReached: boolean }) {
  const t = useT();
  const words = t(isReached ? 'task.reached' : 'learn.cellNot');
  return (
    <td data-passed={isReached} title={words}>
      <span aria-hidden="true">{isReached ? '✓' : '–'}</span>
      <span className={styles.hidden}>{words}</span>
    </td>
  );
}

/** A teacher pastes the codes of a class and sees who is stuck where. Nothing is sent or kept. */
export function ResultTable({ lessons }: { lessons: Lessons }) {
  const t = useT();
  const format = useFormat();
  const id = useId();
  const [text, setText] = useState('');
  const { results, tasks, unread } = readResults(text, (lesson) => lessons[lesson]);
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
        {[...new Set(tasks.map(({ result }) => result.id))].map((task) => (
          <TaskTable key={task} id={task} results={tasks} />
        ))}
      </div>
    </div>
  );
}
