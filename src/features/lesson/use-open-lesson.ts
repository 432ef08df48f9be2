import { begun, stepAt, stepProgress, stepsOf } from '../../domain/lesson/progress';
import { useLesson } from '../../state/use-page';

/** The open lesson, its present step, and how far the learner has come; null while none is open. */
export function useOpenLesson() {
  const lesson = useLesson((state) => state.lesson);
  const progress = useLesson((state) => (lesson ? (state.progress[lesson.id] ?? begun) : begun));
  if (!lesson) return null;
  const step = stepAt(lesson, progress);
  return { lesson, progress, step, steps: stepsOf(lesson), now: stepProgress(progress, step) };
}
export type OpenLesson = NonNullable<ReturnType<typeof useOpenLesson>>;
