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
