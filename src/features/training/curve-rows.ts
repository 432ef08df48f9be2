import { thinOut } from '../../domain/run/decimate';
import type { EpochMetrics } from '../../domain/training/metrics';
import type { Metric, MetricPoint } from '../../state/training/metrics';
import { focusRange, niceAxis, type Axis, type CurveRow } from '../../ui/charts/curve';

/** The most points that one line of a chart is given. */
export const mostPoints = 200;

/** Batches and epochs of one metric on one time line. */
export function curveRows(metric: Metric, points: readonly MetricPoint[], epochs: readonly EpochMetrics[]): CurveRow[] {
  const ends = thinOut(epochs, mostPoints).map((epoch): CurveRow => {
    const training = metric === 'loss' ? epoch.loss : epoch.accuracy;
    const validation = metric === 'loss' ? epoch.valLoss : epoch.valAccuracy;
    return { epoch: epoch.epoch, training, ...(validation !== null && { validation }) };
  });
  return [...points, ...ends].sort((a, b) => a.epoch - b.epoch);
}

/** Axes of accuracy, from the closest look to the whole. */
const accuracyAxes: readonly Axis[] = [
  { domain: [0.9, 1], ticks: [0.9, 0.95, 1] },
  { domain: [0.8, 1], ticks: [0.8, 0.9, 1] },
  { domain: [0.5, 1], ticks: [0.5, 0.75, 1] },
];
const wholeAxis: Axis = { domain: [0, 1], ticks: [0, 0.25, 0.5, 0.75, 1] };

/** A loss is measured from 0; an accuracy up to 1, from 0 at first and closer up when there is little left to gain. */
export function valueAxis(metric: Metric, rows: readonly CurveRow[]): Axis {
  const [low, high] = focusRange(rows) ?? (metric === 'loss' ? [0, 2.5] : [0, 1]);
  if (metric === 'loss') return niceAxis(0, high * 1.02, 4);
  return accuracyAxes.find(({ domain }) => low >= domain[0]) ?? wholeAxis;
}
