import { useState } from 'react';
import type { CurveQuestion } from '../../domain/lesson/lesson';
import { useT } from '../../i18n/use-t';
import { usePage } from '../../state/use-page';
import { Button } from '../../ui/button';
import { CurvePicture } from './curve-picture';
import { lessonKey } from './lesson-words';
import styles from './lesson-bar.module.css';
import type { OpenLesson } from './use-open-lesson';

/** A curve drawn by hand: one slider an epoch, which keys move too. */
export function CurveAnswer({ open, question }: { open: OpenLesson; question: CurveQuestion }) {
  const t = useT();
  const page = usePage();
  const { lesson, step, now } = open;
  const known = Array.isArray(now.answer) ? (now.answer as readonly number[]) : null;
  const [heights, setHeights] = useState<readonly number[]>(
    () => known ?? Array.from({ length: question.epochs }, () => 0.5),
  );
  const set = (at: number, value: number): void =>
    setHeights(heights.map((height, place) => (place === at ? value : height)));
  return (
    <>
      <fieldset className={styles.curve} disabled={now.isAnswered}>
        <legend>{t(lessonKey(lesson, 'question', step))}</legend>
        <CurvePicture expected={heights} actual={null} />
        <span className={styles.points} dir="ltr">
          {heights.map((height, at) => (
            <input
              key={at}
              type="range"
              min={0}
              max={1}
              step={0.05}
              value={height}
              aria-label={t('learn.curvePoint', { epoch: at + 1 })}
              onChange={(event) => set(at, event.target.valueAsNumber)}
            />
          ))}
        </span>
      </fieldset>
      {!now.isAnswered && (
        <Button onPress={() => page.lesson.getState().answer(heights)}>{t('learn.curveDone')}</Button>
      )}
    </>
  );
}
