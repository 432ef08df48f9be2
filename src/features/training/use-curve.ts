import { startTransition, useEffect, useRef, useState } from 'react';
import { type Metric } from '../../state/training/metrics';
import type { Page } from '../../state/page';
import { usePage } from '../../state/use-page';
import type { CurveRow } from '../../ui/charts/curve';
import { curveRows, mostPoints } from './curve-rows';

/** Which reports of a training each chart is drawn with: every other one, and never both charts in one task. */
const turns: Readonly<Record<Metric, number>> = { loss: 0, accuracy: 1 };
/** Where nothing trains, changes that come close together are drawn once (ms). */
const calm = 50;
/** A drawing rests for this many times as long as the last one took: on few cores, the charts must not slow the training that they show. */
const restFactor = 24;

function readRows({ metrics, training }: Page, metric: Metric): readonly CurveRow[] {
  return curveRows(metric, metrics.view(metric, mostPoints), training.getState().epochs);
}

/** What the chart of a metric shows now: read anew with every other report at most, however fast the batches come. */
export function useCurve(metric: Metric): readonly CurveRow[] {
  const page = usePage();
  const [rows, setRows] = useState(() => readRows(page, metric));
  /** Whether one is being drawn, since when, how long the last one took, and when it was there; in milliseconds. */
  const drawing = useRef({ isPending: false, begin: 0, took: 0, end: 0 });
  useEffect(() => {
    const { current } = drawing;
    current.end = performance.now();
    if (current.isPending) current.took = current.end - current.begin;
    current.isPending = false;
  }, [rows]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = () => {
      clearTimeout(timer);
      timer = undefined;
      drawing.current.begin = performance.now();
      drawing.current.isPending = true;
      startTransition(() => setRows(readRows(page, metric)));
    };
    const later = () => {
      timer ??= setTimeout(read, calm);
    };
    const isTurn = () => {
      const { isPending, took, end } = drawing.current;
      return !isPending && page.metrics.version % 2 === turns[metric] && performance.now() - end > restFactor * took;
    };
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
  }, [page, metric]);
  return rows;
}
