import { startTransition, useEffect, useMemo, useState } from 'react';
import { metrics, type Metric, type MetricPoint } from '../../state/metrics';
import { useTraining } from '../../state/training';
import type { CurveRow } from '../../ui/charts/curve';
import { curveRows, mostPoints } from './curve-rows';

/** Milliseconds between two drawings: about five a second. They differ so that both charts are seldom drawn in one task. */
const intervals: Readonly<Record<Metric, number>> = { loss: 200, accuracy: 230 };

/** The batches of one metric, decimated, read anew at most once per interval. */
function usePoints(metric: Metric): readonly MetricPoint[] {
  const [points, setPoints] = useState(() => metrics.view(metric, mostPoints));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = () => {
      timer = undefined;
      startTransition(() => setPoints(metrics.view(metric, mostPoints)));
    };
    const unsubscribe = metrics.subscribe(() => {
      timer ??= setTimeout(read, intervals[metric]);
    });
    return () => {
      unsubscribe();
      clearTimeout(timer);
    };
  }, [metric]);
  return points;
}

/** What the chart of a metric shows now. */
export function useCurve(metric: Metric): readonly CurveRow[] {
  const points = usePoints(metric);
  const epochs = useTraining((state) => state.epochs);
  return useMemo(() => curveRows(metric, points, epochs), [metric, points, epochs]);
}
