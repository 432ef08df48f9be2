import { useEffect, useRef } from 'react';
import { mayGoOn, passedCount, stepsOf } from '../../domain/lesson/progress';
import { useT } from '../../i18n/use-t';
import { useLesson, usePage } from '../../state/use-page';
import { Button, IconButton } from '../../ui/button';
import { ChevronIcon, CloseIcon } from '../../ui/icons';
import { lessonKey } from './lesson-words';
import { useLight, useRoomBelow } from './light';
import styles from './lesson-bar.module.css';
import { StepFeedback, StepQuestion, StepReveal } from './step-question';
import { useOpenLesson, type OpenLesson } from './use-open-lesson';
import { ResultCode } from './result-code';

function Hints({ open: { lesson, step, now } }: { open: OpenLesson }) {
  const t = useT();
  const { lesson: store } = usePage();
  const left = (step.hints ?? 0) - now.hints;
  const shown = Array.from({ length: now.hints }, (_, at) => t(lessonKey(lesson, `hint${at + 1}`, step)));
  return (
    <>
      {shown.length > 0 && (
        <ul className={styles.hints} aria-live="polite">
          {shown.map((hint) => (
            <li key={hint}>{hint}</li>
          ))}
        </ul>
      )}
      {left > 0 && !now.isPassed && (
        <Button variant="quiet" onPress={() => store.getState().hint()}>
          {t('learn.showHint')}
        </Button>
      )}
    </>
  );
}

function Ways({ open: { lesson, progress } }: { open: OpenLesson }) {
  const t = useT();
  const { lesson: store } = usePage();
  const { next, skip, back, leave } = store.getState();
  const isLast = progress.at >= stepsOf(lesson).length - 1;
  const may = mayGoOn(lesson, progress);
  if (progress.isFinished) return <Button onPress={leave}>{t('learn.leave')}</Button>;
  return (
    <div className={styles.ways}>
      <Button variant="quiet" isDisabled={progress.at === 0} onPress={back}>
        {t('learn.back')}
      </Button>
      {!may && (
        <Button variant="quiet" hint={t('learn.skipHint')} onPress={skip}>
          {t('learn.skip')}
        </Button>
      )}
      <Button variant="primary" isDisabled={!may} disabledReason={t('learn.notYet')} onPress={next}>
        {t(isLast ? 'learn.finish' : 'learn.next')}
      </Button>
    </div>
  );
}

function Step({ open }: { open: OpenLesson }) {
  const t = useT();
  const { lesson, step, progress } = open;
  if (progress.isFinished) return <ResultCode lesson={lesson} progress={progress} />;
  return (
    <div className={styles.step}>
      <p className={styles.text}>{t(lessonKey(lesson, 'text', step))}</p>
      <div className={styles.task}>
        <StepQuestion open={open} />
        <StepReveal open={open} />
        <div aria-live="polite">
          <StepFeedback open={open} />
        </div>
        <Hints open={open} />
      </div>
    </div>
  );
}

/** The lesson that drives the page: it stays at the lower edge of the window, and can be folded to one line. */
export function LessonBar() {
  const t = useT();
  const { lesson: store } = usePage();
  const open = useOpenLesson();
  const isFolded = useLesson((state) => state.isFolded);
  const bar = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const place = open ? `${open.lesson.id} ${open.progress.at}` : '';
  useRoomBelow(bar);
  useLight(open?.step.lookAt ?? null, place);
  // The next step begins at its heading, for those who hear it too.
  useEffect(() => {
    if (place) heading.current?.focus({ preventScroll: true });
  }, [place]);
  if (!open) return null;
  const { lesson, progress, steps } = open;
  return (
    <section
      ref={bar}
      className={styles.bar}
      aria-label={t('learn.lesson')}
      data-step={Math.min(progress.at + 1, steps.length)}
      data-steps={steps.length}
      data-passed={passedCount(lesson, progress)}
      data-finished={progress.isFinished || undefined}
    >
      <div className={styles.head}>
        <h2 ref={heading} tabIndex={-1} className={styles.heading}>
          {t(lessonKey(lesson, 'title'))}
        </h2>
        <span className={styles.count}>{t('learn.stepOf', { step: progress.at + 1, steps: steps.length })}</span>
        <progress
          max={steps.length}
          value={progress.at + Number(progress.isFinished)}
          aria-label={t('learn.progress')}
        />
        <button
          type="button"
          className={styles.fold}
          aria-expanded={!isFolded}
          onClick={() => store.getState().fold(!isFolded)}
        >
          <ChevronIcon size={16} /> {t(isFolded ? 'learn.unfold' : 'learn.fold')}
        </button>
        <IconButton label={t('learn.leave')} onPress={() => store.getState().leave()}>
          <CloseIcon />
        </IconButton>
      </div>
      {!isFolded && (
        <>
          <Step open={open} />
          <Ways open={open} />
        </>
      )}
    </section>
  );
}
