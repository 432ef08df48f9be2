/** How far a learner has come in each lesson, as the browser keeps it. */
import * as v from 'valibot';
import { defineFormat } from '../formats/saved/define-format';
import { lessonIds, type LessonId } from './lesson';
import type { LessonProgress } from './progress';

export type AllProgress = Readonly<Partial<Record<LessonId, LessonProgress>>>;

const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1000));
const number = v.pipe(v.number(), v.finite());
const step = v.pipe(
  v.object({
    answer: v.optional(v.union([number, v.pipe(v.array(number), v.maxLength(100))])),
    tries: count,
    isAnswered: v.boolean(),
    isPassed: v.boolean(),
    hints: count,
  }),
  // A key without a value is none.
  v.transform(({ answer, ...others }) => (answer === undefined ? others : { ...others, answer })),
);
const lesson = v.object({
  at: count,
  steps: v.record(v.pipe(v.string(), v.maxLength(40)), step),
  isFinished: v.boolean(),
});

/** Lessons that this page does not have are left out. */
const first = v.pipe(
  v.object({ lessons: v.record(v.string(), v.unknown()) }),
  v.transform(({ lessons }) => Object.fromEntries(lessonIds.flatMap((id) => entryOf(id, lessons[id])))),
  v.custom<AllProgress>(() => true),
);

function entryOf(id: LessonId, given: unknown): (readonly [LessonId, LessonProgress])[] {
  const read = v.safeParse(lesson, given);
  return read.success ? [[id, read.output]] : [];
}

export const lessonsFormat = defineFormat<AllProgress>('lessons', [first]);

/** What was kept as text; nothing of what cannot be read. */
export function readLessons(text: string | null): AllProgress {
  try {
    const reading = lessonsFormat.read(JSON.parse(text ?? 'null'));
    return reading.ok ? reading.value : {};
  } catch {
    return {};
  }
}

export function savedLessons(lessons: AllProgress): unknown {
  return { version: lessonsFormat.version, lessons };
}
