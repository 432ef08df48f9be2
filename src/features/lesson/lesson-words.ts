import { quizAfter, quizBefore } from '../../domain/lesson/progress';
import type { Lesson, LessonStep } from '../../domain/lesson/lesson';
import type { MessageKey } from '../../i18n/use-t';

/**
 * The key of a lesson's words: `title`, `about`; of a step `text`, `question`, `choice1` ..., `hint1` ..., `why`. The question before and after is the same.
 * `lessons.test.ts` looks that all are there.
 */
export function lessonKey({ id }: Pick<Lesson, 'id'>, part: string, step?: Pick<LessonStep, 'id'>): MessageKey {
  if (!step) return `lesson.${id}.${part}` as MessageKey;
  const isQuiz = step.id === quizBefore || step.id === quizAfter;
  if (isQuiz && part === 'text') return `learn.${step.id}` as MessageKey;
  return `lesson.${id}.${isQuiz ? 'quiz' : step.id}.${part}` as MessageKey;
}

/** All that a step says, for translators' tests. */
export function wordsOf(lesson: Lesson, step: LessonStep): readonly MessageKey[] {
  const { question, goal, hints = 0 } = step;
  const numbered = (part: string, count: number) => Array.from({ length: count }, (_, at) => `${part}${at + 1}`);
  const parts = [
    'text',
    ...(question ? ['question'] : []),
    ...(question?.kind === 'choice' ? numbered('choice', question.choices) : []),
    ...numbered('hint', hints),
    ...(question || goal ? ['why'] : []),
  ];
  return parts.map((part) => lessonKey(lesson, part, step));
}
