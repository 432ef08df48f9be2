import { startTransition, useEffect, useState } from 'react';
import { metrics, type Metric } from '../../state/metrics';
import { useTraining } from '../../state/training';
import type { CurveRow } from '../../ui/charts/curve';
import { curveRows, mostPoints } from './curve-rows';

/** Milliseconds between two drawings: about four a second. They differ so that both charts are seldom drawn in one task. */
const intervals: Readonly<Record<Metric, number>> = { loss: 230, accuracy: 290 };

function readRows(metric: Metric): readonly CurveRow[] {
  return curveRows(metric, metrics.view(metric, mostPoints), useTraining.getState().epochs);
}

/** What the chart of a metric shows now: read anew at most once per interval, however fast the batches come. */
export function useCurve(metric: Metric): readonly CurveRow[] {
  const [rows, setRows] = useState(() => readRows(metric));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = () => {
      timer = undefined;
      startTransition(() => setRows(readRows(metric)));
    };
    const later = () => {
      timer ??= setTimeout(read, intervals[metric]);
    };
    const ends = [
      metrics.subscribe(later),
      useTraining.subscribe((now, before) => now.epochs !== before.epochs && later()),
    ];
    return () => {
      clearTimeout(timer);
      ends.forEach((end) => end());
    };
  }, [metric]);
  return rows;
}
