import { startTransition, useEffect, useRef, useState } from 'react';
import { type Metric } from '../../state/training/metrics';
import type { Page } from '../../state/page';
import { usePage } from '../../state/use-page';
import type { CurveRow } from '../../ui/charts/curve';
import { curveRows, mostPoints } from './curve-rows';

/** Milliseconds between two drawings, at least: about four a second. They differ so that both charts are seldom drawn in one task. */
const intervals: Readonly<Record<Metric, number>> = { loss: 230, accuracy: 290 };
/** A drawing rests for this many times as long as the last one took: on few cores, the charts must not slow the training that they show. */
const restFactor = 12;

function readRows({ metrics, training }: Page, metric: Metric): readonly CurveRow[] {
  return curveRows(metric, metrics.view(metric, mostPoints), training.getState().epochs);
}

/** What the chart of a metric shows now: read anew at most once per interval, however fast the batches come. */
export function useCurve(metric: Metric): readonly CurveRow[] {
  const page = usePage();
  const [rows, setRows] = useState(() => readRows(page, metric));
  /** When the drawing under way began, and how long the last one took, in milliseconds. */
  const drawing = useRef({ begin: 0, took: 0 });
  useEffect(() => {
    const { current } = drawing;
    if (current.begin > 0) current.took = performance.now() - current.begin;
  }, [rows]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = () => {
      timer = undefined;
      drawing.current.begin = performance.now();
      startTransition(() => setRows(readRows(page, metric)));
    };
    const rest = () => (page.training.getState().flow === 'training' ? restFactor * drawing.current.took : 0);
    const later = () => {
      timer ??= setTimeout(read, Math.max(intervals[metric], rest()));
    };
    /** What ends or pauses is shown as it is now: there is no training left to be slowed. */
    const soon = () => {
      clearTimeout(timer);
      timer = undefined;
      later();
    };
    const ends = [
      page.metrics.subscribe(later),
      page.training.subscribe((now, before) => {
        if (now.flow !== before.flow) soon();
        else if (now.epochs !== before.epochs) later();
      }),
    ];
    return () => {
      clearTimeout(timer);
      ends.forEach((end) => end());
    };
  }, [page, metric]);
  return rows;
}
