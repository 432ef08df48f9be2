/** How far a learner has come in a lesson: pure steps from one progress to the next. */
import { remembered } from '../remembered';
import { judge, mostTries, type Answer } from './answer';
import type { Lesson, LessonStep } from './lesson';

export interface StepProgress {
  readonly answer?: Answer;
  /** How often an answer was checked; 0 where nothing was asked. */
  readonly tries: number;
  /** Whether the question needs no further answer: it was answered rightly, or as often as one may. */
  readonly isAnswered: boolean;
  /** Whether the right answer was given within the tries; for a goal, that it was reached. */
  readonly isPassed: boolean;
  readonly hints: number;
}

export interface LessonProgress {
  /** Place among `stepsOf`, from 0. */
  readonly at: number;
  readonly steps: Readonly<Record<string, StepProgress>>;
  readonly isFinished: boolean;
}

export const untouched: StepProgress = { tries: 0, isAnswered: false, isPassed: false, hints: 0 };
export const begun: LessonProgress = { at: 0, steps: {}, isFinished: false };

/** The ids of the steps that ask the lesson's own question before and after it. */
export const quizBefore = 'before';
export const quizAfter = 'after';

/** All steps of a lesson, with its question as the first and the last. */
export const stepsOf: (lesson: Lesson) => readonly LessonStep[] = remembered(({ quiz: question, steps }) => [
  { id: quizBefore, question },
  ...steps,
  { id: quizAfter, question },
]);

export function stepAt(lesson: Lesson, { at }: LessonProgress): LessonStep {
  const steps = stepsOf(lesson);
  const step = steps[Math.min(at, steps.length - 1)];
  if (!step) throw new RangeError('a lesson without steps');
  return step;
}

export function stepProgress({ steps }: LessonProgress, { id }: LessonStep): StepProgress {
  return steps[id] ?? untouched;
}

function withStep(progress: LessonProgress, { id }: LessonStep, change: Partial<StepProgress>): LessonProgress {
  const step = { ...(progress.steps[id] ?? untouched), ...change };
  return { ...progress, steps: { ...progress.steps, [id]: step } };
}

/**
 * The learner has answered. Before a lesson nothing is judged; a step with a goal besides is passed only by the goal.
 *
 * @param turn the epoch that answers a question for it; null while there is none
 */
export function answered(
  lesson: Lesson,
  progress: LessonProgress,
  answer: Answer,
  turn: number | null,
): LessonProgress {
  const step = stepAt(lesson, progress);
  const before = stepProgress(progress, step);
  if (!step.question || before.isAnswered) return progress;
  const isRight = step.id === quizBefore || judge(step.question, answer, turn) !== false;
  const tries = before.tries + 1;
  return withStep(progress, step, {
    answer,
    tries,
    isAnswered: isRight || tries >= mostTries,
    isPassed: isRight && step.goal === undefined,
  });
}

/** Whether the right answer may be shown. Before the lesson it is not. */
export function showsAnswer(step: LessonStep, progress: StepProgress): boolean {
  return step.id !== quizBefore && step.question?.kind !== 'curve' && progress.isAnswered;
}

/** The page has seen that the goal of the present step is reached. A question of the step is answered first. */
export function reached(lesson: Lesson, progress: LessonProgress): LessonProgress {
  const step = stepAt(lesson, progress);
  const before = stepProgress(progress, step);
  if (!step.goal || before.isPassed || !hasAnswered(step, before)) return progress;
  return withStep(progress, step, { isPassed: true });
}

function hasAnswered(step: LessonStep, progress: StepProgress): boolean {
  return !step.question || progress.isAnswered;
}

/** Whether the next step may begin: what was asked is answered, and what was to be done is done. */
export function mayGoOn(lesson: Lesson, progress: LessonProgress): boolean {
  const step = stepAt(lesson, progress);
  const now = stepProgress(progress, step);
  return hasAnswered(step, now) && (!step.goal || now.isPassed);
}

/** The next step; the present one is passed where there was only something to read. */
export function wentOn(lesson: Lesson, progress: LessonProgress): LessonProgress {
  if (!mayGoOn(lesson, progress)) return progress;
  return left(lesson, progress);
}

/** The next step without what this one asks for, which is not passed by that. */
export function skipped(lesson: Lesson, progress: LessonProgress): LessonProgress {
  return left(lesson, progress);
}

function left(lesson: Lesson, progress: LessonProgress): LessonProgress {
  const step = stepAt(lesson, progress);
  const isRead = !step.goal && !step.question;
  const now = isRead ? withStep(progress, step, { isPassed: true }) : progress;
  const last = stepsOf(lesson).length - 1;
  return progress.at >= last ? { ...now, isFinished: true } : { ...now, at: progress.at + 1 };
}

export function wentBack(progress: LessonProgress): LessonProgress {
  return { ...progress, at: Math.max(0, progress.at - 1), isFinished: false };
}

export function hinted(lesson: Lesson, progress: LessonProgress): LessonProgress {
  const step = stepAt(lesson, progress);
  const { hints } = stepProgress(progress, step);
  return hints >= (step.hints ?? 0) ? progress : withStep(progress, step, { hints: hints + 1 });
}

/** How many steps were passed. */
export function passedCount(lesson: Lesson, { steps }: LessonProgress): number {
  return stepsOf(lesson).filter(({ id }) => steps[id]?.isPassed).length;
}
