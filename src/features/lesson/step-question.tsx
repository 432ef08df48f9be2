import { rightAnswer } from '../../domain/lesson/answer';
import { showsAnswer } from '../../domain/lesson/progress';
import { useFormat } from '../../i18n/format';
import { useT } from '../../i18n/use-t';
import { useLesson, useTraining } from '../../state/use-page';
import { CheckIcon, InfoIcon, WarningIcon } from '../../ui/icons';
import { ChoiceAnswer } from './choice-question';
import { CurvePicture } from './curve-picture';
import { CurveAnswer } from './curve-question';
import { lessonKey } from './lesson-words';
import styles from './lesson-bar.module.css';
import { NumberAnswer } from './number-question';
import type { OpenLesson } from './use-open-lesson';

/** What a step asks. Each kind of question keeps its own unfinished answer; another step begins afresh. */
export function StepQuestion({ open }: { open: OpenLesson }) {
  const { lesson, step } = open;
  const key = `${lesson.id} ${step.id}`;
  const { question } = step;
  if (question?.kind === 'choice') return <ChoiceAnswer key={key} open={open} question={question} />;
  if (question?.kind === 'number') return <NumberAnswer key={key} open={open} />;
  return question && <CurveAnswer key={key} open={open} question={question} />;
}

function RightAnswer({ open: { lesson, step } }: { open: OpenLesson }) {
  const t = useT();
  const format = useFormat();
  const turn = useLesson((state) => state.book?.turn ?? null);
  const { question } = step;
  const right = question ? rightAnswer(question, turn?.() ?? null) : null;
  if (!question || right === null) return null;
  const words = question.kind === 'choice' ? t(lessonKey(lesson, `choice${right + 1}`, step)) : format.number(right);
  return <p className={styles.right}>{t('learn.rightIs', { answer: words })}</p>;
}

/** Right, wrong, or reached; and why. */
export function StepFeedback({ open }: { open: OpenLesson }) {
  const t = useT();
  const { lesson, step, now } = open;
  const why = t(lessonKey(lesson, 'why', step));
  if (now.isPassed && step.id !== 'before' && (step.question ?? step.goal))
    return (
      <p className={styles.fine}>
        <CheckIcon /> <strong>{t(step.goal ? 'learn.done' : 'learn.right')}</strong> {why}
      </p>
    );
  if (showsAnswer(step, now))
    return (
      <div className={styles.wrong}>
        <RightAnswer open={open} />
        <p>{why}</p>
      </div>
    );
  if (now.tries > 0 && !now.isAnswered)
    return (
      <p className={styles.wrong}>
        <WarningIcon /> {t('learn.tryAgain')}
      </p>
    );
  if (step.goal)
    return (
      <p className={styles.waiting}>
        <InfoIcon /> {t('learn.watching')}
      </p>
    );
  return null;
}

/** The learner's sketch beside the curve of the run. */
export function StepReveal({ open: { step, progress } }: { open: OpenLesson }) {
  const epochs = useTraining((state) => state.epochs);
  const expected = progress.steps[step.reveals ?? '']?.answer;
  if (!Array.isArray(expected)) return null;
  return <CurvePicture expected={expected as number[]} actual={lossesOf(epochs)} />;
}

function lossesOf(epochs: readonly { readonly valLoss: number | null }[]): number[] {
  return epochs.flatMap(({ valLoss }) => (valLoss !== null && Number.isFinite(valLoss) ? [valLoss] : []));
}
