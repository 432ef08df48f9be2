import { useId, useState } from 'react';
import type { Lesson, LessonId } from '../../domain/lesson/lesson';
import { readResults, type ReadResults, type StepResult } from '../../domain/lesson/result-code';
import { useFormat } from '../../i18n/format';
import { useT } from '../../i18n/use-t';
import { lessonKey } from './lesson-words';
import styles from './learn-panel.module.css';

type Lessons = Readonly<Record<LessonId, Lesson>>;

type Sign = '✓' | '×' | '–';

/** How a step went, or a goal, as a sign and in words. */
function Cell({ sign, words }: { sign: Sign; words: string }) {
  return (
    <td data-passed={sign === '✓'} title={words}>
      <span aria-hidden="true">{sign}</span>
      <span className={styles.hidden}>{words}</span>
    </td>
  );
}

interface ClassRow {
  readonly who: string;
  readonly cells: readonly { readonly sign: Sign; readonly words: string }[];
  readonly last?: string;
}

/** A row for each learner, and below how many have not passed. */
function ClassTable({ caption, rows, last }: { caption: string; rows: readonly ClassRow[]; last?: string }) {
  const t = useT();
  const columns = Array.from({ length: Math.max(...rows.map(({ cells }) => cells.length)) }, (_, at) => at);
  return (
    <div className={styles.tableBox}>
      <table className={styles.table}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('learn.who')}</th>
            {columns.map((at) => (
              <th key={at} scope="col">
                {at + 1}
              </th>
            ))}
            {last && <th scope="col">{last}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, number) => (
            <tr key={number}>
              <th scope="row">{row.who || number + 1}</th>
              {columns.map((at) => (
                <Cell key={at} {...(row.cells[at] ?? { sign: '–', words: t('learn.cellNot') })} />
              ))}
              {last && <td>{row.last}</td>}
            </tr>
          ))}
          <tr>
            <th scope="row">{t('learn.stuck')}</th>
            {columns.map((at) => (
              <td key={at}>{rows.filter(({ cells }) => cells[at]?.sign !== '✓').length}</td>
            ))}
            {last && <td />}
          </tr>
        </tbody>
      </table>
    </div>
  );
}

function LessonTable({ lesson, results }: { lesson: Lesson; results: ReadResults['results'] }) {
  const t = useT();
  const own = results.filter(({ result }) => result.lesson === lesson.id);
  if (own.length === 0) return null;
  const cell = ({ isPassed, tries }: StepResult): ClassRow['cells'][number] => {
    if (isPassed) return { sign: '✓', words: t('learn.cellPassed', { tries }) };
    return tries > 0 ? { sign: '×', words: t('learn.cellTried', { tries }) } : { sign: '–', words: t('learn.cellNot') };
  };
  const knew = (when: 'before' | 'after') => own.filter(({ result }) => result[when] === lesson.quiz.answer).length;
  const known = t('learn.knew', { before: knew('before'), after: knew('after'), all: own.length });
  const rows = own.map(({ who, result }) => ({ who, cells: result.steps.map(cell) }));
  return <ClassTable caption={`${t(lessonKey(lesson, 'title'))}: ${known}`} rows={rows} />;
}

/** The codes of teachers' tasks, a table for each task: its words are in its link alone, so that goals have numbers. */
function TaskTable({ id, results }: { id: string; results: ReadResults['tasks'] }) {
  const t = useT();
  const own = results.filter(({ result }) => result.id === id);
  const done = own.filter(({ result }) => result.reached.every(Boolean)).length;
  const cell = (isReached: boolean): ClassRow['cells'][number] =>
    isReached ? { sign: '✓', words: t('task.reached') } : { sign: '–', words: t('learn.cellNot') };
  const rows = own.map(({ who, result }) => ({
    who,
    cells: result.reached.map(cell),
    last: result.isLifted ? t('task.cellLifted') : '–',
  }));
  const caption = t('task.table', { code: `task-${id}`, done, all: own.length });
  return <ClassTable caption={caption} rows={rows} last={t('task.locks')} />;
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
          <p className={styles.unread}>{t('learn.unread', { count: unread.length, lines: format.list(unread) })}</p>
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
