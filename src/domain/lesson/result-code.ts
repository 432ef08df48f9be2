/**
 * The result code: a lesson, which of its steps were passed, how many answers each took, and the answers before and after. No name, no time. A learner reads it out
 * or pastes it; a teacher's page reads many. Form: "kernel-4K2M-9PQ1", in Crockford's letters, which are not mistaken for one another, with two checking letters.
 */
import { lessonIds, type Lesson, type LessonId } from './lesson';
import { quizAfter, quizBefore, stepProgress, stepsOf, type LessonProgress } from './progress';

/** Douglas Crockford's base 32: no I, L, O, U. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** What a hand writes for what was meant. */
const alike: Readonly<Record<string, string>> = { I: '1', L: '1', O: '0' };
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
  const values = Array.from({ length: Math.ceil(bits.length / 5) }, (_, at) =>
    [0, 1, 2, 3, 4].reduce((value, bit) => value * 2 + (bits[5 * at + bit] ?? 0), 0),
  );
  const text = [...values, ...checks(lesson, values)].map((value) => letters[value]).join('');
  return [lesson, ...(text.match(/.{1,4}/g) ?? [])].join('-');
}

function threeBits(value: number): number[] {
  return [value >> 2, (value >> 1) & 1, value & 1];
}

/** Two letters that change with every other letter and its place, and with the lesson. */
function checks(lesson: LessonId, values: readonly number[]): number[] {
  const all = [lessonIds.indexOf(lesson), ...values];
  const sum = all.reduce((total, value, place) => (total + (value + 1) * (2 * place + 3)) % 1021, 7);
  return [sum >> 5, sum & 31];
}

/** @returns null for what is no code, or one with a slip of the pen */
export function readResult(text: string, lessonOf: (id: LessonId) => Lesson): LessonResult | null {
  const [name = '', ...groups] = text.trim().split(/[\s\-–—]+/u);
  const id = lessonIds.find((known) => known === name.toLowerCase());
  if (!id) return null;
  const values = Array.from(groups.join('').toUpperCase(), (letter) => letters.indexOf(alike[letter] ?? letter));
  const count = stepsOf(lessonOf(id)).length;
  const length = Math.ceil((3 * count + 6) / 5);
  if (values.length !== length + 2 || values.includes(-1)) return null;
  const body = values.slice(0, length);
  if (checks(id, body).join() !== values.slice(length).join()) return null;
  const bits = body.flatMap((value) => [16, 8, 4, 2, 1].map((bit) => Number((value & bit) > 0)));
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
  readonly results: readonly { readonly who: string; readonly result: LessonResult }[];
  /** Lines in which there is no code, or one with a slip. */
  readonly unread: readonly string[];
}

const longestShown = 30;

/** Reads the codes of a class: one a line, with anything before it. The order is kept; the same code twice may be two learners. */
export function readResults(text: string, lessonOf: (id: LessonId) => Lesson): ReadResults {
  const results: { who: string; result: LessonResult }[] = [];
  const unread: string[] = [];
  const begins = new RegExp(`\\b(?:${lessonIds.join('|')})\\b[\\s\\-–—]`, 'giu');
  for (const line of text.split(/\r?\n/u)) {
    if (line.trim() === '') continue;
    const places = [...line.matchAll(begins)].map(({ index }) => index);
    const found = places.map((from) => ({ from, result: readResult(line.slice(from), lessonOf) }));
    const read = found.find(({ result }) => result !== null);
    if (read?.result)
      results.push({
        who: line
          .slice(0, read.from)
          .replace(/[\s:;,|-]+$/u, '')
          .trim(),
        result: read.result,
      });
    else unread.push(line.trim().slice(0, longestShown));
  }
  return { results, unread };
}
