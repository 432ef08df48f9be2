/**
 * The result code: a lesson, which of its steps were passed, how many answers each took, and the answers before and after. No name, no time. A learner reads it out
 * or pastes it; a teacher's page reads many. Form: "kernel-4K2M-9PQ1", in Crockford's letters, which are not mistaken for one another, with two checking letters.
 */
import { bitsOfValues, checkValues, grouped, readGroups, valuesOfBits } from './code-letters';
import { lessonIds, type Lesson, type LessonId } from './lesson';
import { quizAfter, quizBefore, stepProgress, stepsOf, type LessonProgress } from './progress';
import { readTaskResult, taskName, type TaskResult } from './task-code';

const mostTriesTold = 3;

export interface StepResult {
  readonly isPassed: boolean;
  /** 0 to 3; 3 stands for that and more. */
  readonly tries: number;
}

export interface LessonResult {
  readonly lesson: LessonId;
  /** In the order of the lesson. */
  readonly steps: readonly StepResult[];
  /** The choice from 0 before and after the lesson; null where none was made. */
  readonly before: number | null;
  readonly after: number | null;
}

export function resultOf(lesson: Lesson, progress: LessonProgress): LessonResult {
  const choiceAt = (id: string): number | null => {
    const { answer } = progress.steps[id] ?? {};
    return typeof answer === 'number' ? answer : null;
  };
  return {
    lesson: lesson.id,
    steps: stepsOf(lesson).map((step) => {
      const { isPassed, tries } = stepProgress(progress, step);
      return { isPassed, tries: Math.min(tries, mostTriesTold) };
    }),
    before: choiceAt(quizBefore),
    after: choiceAt(quizAfter),
  };
}

/** Five bits a letter: for each step one for passed and two for tries, then three each for the answers (0 for none). */
export function writeResult({ lesson, steps, before, after }: LessonResult): string {
  const bits = [
    ...steps.flatMap(({ isPassed, tries }) => [Number(isPassed), tries >> 1, tries & 1]),
    ...threeBits(before === null ? 0 : before + 1),
    ...threeBits(after === null ? 0 : after + 1),
  ];
  const values = valuesOfBits(bits);
  return grouped(lesson, [...values, ...checks(lesson, values)]);
}

function threeBits(value: number): number[] {
  return [value >> 2, (value >> 1) & 1, value & 1];
}

/** They change with the lesson too. */
function checks(lesson: LessonId, values: readonly number[]): number[] {
  return checkValues([lessonIds.indexOf(lesson), ...values]);
}

/** @returns null for what is no code, or one with a slip of the pen */
export function readResult(text: string, lessonOf: (id: LessonId) => Lesson): LessonResult | null {
  const read = readGroups(text);
  const id = lessonIds.find((known) => known === read?.name);
  if (!id || !read) return null;
  const { values } = read;
  const count = stepsOf(lessonOf(id)).length;
  const length = Math.ceil((3 * count + 6) / 5);
  if (values.length !== length + 2) return null;
  const body = values.slice(0, length);
  if (checks(id, body).join() !== values.slice(length).join()) return null;
  const bits = bitsOfValues(body);
  const number = (from: number, size: number) =>
    bits.slice(from, from + size).reduce((value, bit) => value * 2 + bit, 0);
  const choiceAt = (from: number) => number(from, 3) - 1;
  const orNull = (choice: number) => (choice < 0 ? null : choice);
  return {
    lesson: id,
    steps: Array.from({ length: count }, (_, at) => ({ isPassed: bits[3 * at] === 1, tries: number(3 * at + 1, 2) })),
    before: orNull(choiceAt(3 * count)),
    after: orNull(choiceAt(3 * count + 3)),
  };
}

export interface ReadResults {
  /** With what stands before the code in its line, such as a name. */
  readonly results: readonly Of<LessonResult>[];
  readonly tasks: readonly Of<TaskResult>[];
  /** Lines in which there is no code, or one with a slip. */
  readonly unread: readonly string[];
}
interface Of<R> {
  readonly who: string;
  readonly result: R;
}

const longestShown = 30;
const begins = new RegExp(`\\b(?:${[...lessonIds, taskName].join('|')})\\b[\\s\\-–—]`, 'giu');

/** What a line holds of its code and of what stands before it; null where there is no code, or one with a slip. */
function readLine(
  line: string,
  lessonOf: (id: LessonId) => Lesson,
): { who: string; lesson: LessonResult | null; task: TaskResult | null } | null {
  for (const { index } of line.matchAll(begins)) {
    const code = line.slice(index);
    const [lesson, task] = [readResult(code, lessonOf), readTaskResult(code)];
    const before = line.slice(0, index).replace(/[\s:;,|-]+$/u, '');
    if (lesson ?? task) return { who: before.trim(), lesson, task };
  }
  return null;
}

/** Reads the codes of a class: one a line, with anything before it. The order is kept; the same code twice may be two learners. */
export function readResults(text: string, lessonOf: (id: LessonId) => Lesson): ReadResults {
  const lines = text.split(/\r?\n/u).filter((line) => line.trim() !== '');
  const read = lines.map((line) => readLine(line, lessonOf));
  return {
    results: read.flatMap((each) => (each?.lesson ? [{ who: each.who, result: each.lesson }] : [])),
    tasks: read.flatMap((each) => (each?.task ? [{ who: each.who, result: each.task }] : [])),
    unread: lines.filter((_, at) => read[at] === null).map((line) => line.trim().slice(0, longestShown)),
  };
}
