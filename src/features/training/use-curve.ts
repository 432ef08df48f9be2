import { startTransition, useEffect, useState } from 'react';
import { type Metric } from '../../state/training/metrics';
import type { Page } from '../../state/page';
import { usePage } from '../../state/use-page';
import type { CurveRow } from '../../ui/charts/curve';
import { curveRows, mostPoints } from './curve-rows';
import { DrawingPace } from './drawing-pace';

/** Which reports of a training each chart is drawn with: every other one, and never both charts in one task. */
const turns: Readonly<Record<Metric, number>> = { loss: 0, accuracy: 1 };
/** Where nothing trains, changes that come close together are drawn once (ms). */
const calm = 50;

function readRows({ metrics, training }: Page, metric: Metric): readonly CurveRow[] {
  return curveRows(metric, metrics.view(metric, mostPoints), training.getState().epochs);
}

/** What the chart of a metric shows now: read anew with every other report at most, however fast the batches come. */
export function useCurve(metric: Metric): readonly CurveRow[] {
  const page = usePage();
  const [rows, setRows] = useState(() => readRows(page, metric));
  const [pace] = useState(() => new DrawingPace());
  useEffect(() => pace.end(performance.now(), rows.length > 0), [pace, rows]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = () => {
      clearTimeout(timer);
      timer = undefined;
      pace.begin(performance.now());
      startTransition(() => setRows(readRows(page, metric)));
    };
    const later = () => {
      timer ??= setTimeout(read, calm);
    };
    const isTurn = () => page.metrics.version % 2 === turns[metric] && pace.isRested(performance.now());
    /** With the report that the page is painted for anyway; what ends or pauses is shown as it is then. */
    const reported = () => {
      if (page.training.getState().flow !== 'training') later();
      else if (isTurn()) read();
    };
    const ends = [
      page.metrics.subscribe(reported),
      page.training.subscribe((now, before) => {
        if (now.flow !== before.flow || now.epochs !== before.epochs) later();
      }),
    ];
    return () => {
      clearTimeout(timer);
      ends.forEach((end) => end());
    };
  }, [page, metric, pace]);
  return rows;
}
