import { Suspense, useCallback, useId, useMemo } from 'react';
import { late } from '../../i18n/late';
import { useFormat, type Format } from '../../i18n/format';
import { useT } from '../../i18n/use-t';
import { overfittingEpoch } from '../../domain/training/callbacks';
import { isUnderWay } from '../../domain/training/training-flow';
import type { Metric } from '../../state/training/metrics';
import { useTraining } from '../../state/use-page';
import { epochAxis, type CurveRow } from '../../ui/charts/curve';
import { TermLink } from '../../ui/term-link';
import { valueAxis } from './curve-rows';
import { Figure } from './figures';
import { CurveTooltip } from './curve-tooltip';
import styles from './curves.module.css';
import { useCurve } from './use-curve';

// The charting library is as heavy as the rest of the page, so it comes when there is something to be drawn; its place is kept free.
const CurveChart = late(async () => (await import('../../ui/charts/curve-chart')).CurveChart);

/** Epochs on the time line: those of the run, or those that Train would do. */
function useEpochAxis() {
  const epochs = useTraining(({ progress, settings, epochs: ended }) =>
    Math.max(1, progress?.epochs ?? Math.max(settings.epochs, ended.length)),
  );
  return useMemo(() => epochAxis(epochs), [epochs]);
}

function valueText(metric: Metric, format: Format): (value: number) => string {
  if (metric === 'loss') return (value) => format.short(value);
  return (value) => format.percent(value, Number.isInteger(Math.round(value * 1000) / 10) ? 0 : 1);
}

/** The line in one sentence, for those who do not see it. */
function useSummary(metric: Metric, rows: readonly CurveRow[]): string {
  const t = useT();
  const format = useFormat();
  const seen = rows.filter(({ smooth }) => smooth !== undefined);
  const [first, last] = [seen[0]?.smooth, seen.at(-1)?.smooth];
  if (first === undefined || last === undefined) return t('curves.empty');
  const text = (value: number) => (metric === 'loss' ? format.number(value, 3) : format.percent(value));
  return t(`curves.${metric}Summary`, { first: text(first), last: text(last) });
}

interface CurveProps {
  metric: Metric;
}

/** One chart with its heading. */
export function Curve({ metric }: CurveProps) {
  const t = useT();
  const format = useFormat();
  const headingId = useId();
  const rows = useCurve(metric);
  const isBegun = useTraining((state) => isUnderWay(state.flow));
  const isDrawn = isBegun || rows.length > 0;
  const xAxis = useEpochAxis();
  const yAxis = useMemo(() => valueAxis(metric, rows), [metric, rows]);
  const formatX = useCallback((epoch: number) => format.number(epoch), [format]);
  const formatY = useMemo(() => valueText(metric, format), [metric, format]);
  const renderTooltip = useCallback((row: CurveRow) => <CurveTooltip metric={metric} row={row} />, [metric]);
  const summary = useSummary(metric, rows);
  const epochs = useTraining((state) => state.epochs);
  const overfitsAt = useMemo(() => overfittingEpoch(epochs), [epochs]);
  return (
    <section className={styles.figure} aria-labelledby={headingId}>
      <div className={styles.header}>
        <h3 id={headingId} className={styles.heading}>
          <TermLink term={metric}>{t(`curves.${metric}`)}</TermLink>
        </h3>
        <Figure metric={metric} average={rows.findLast(({ smooth }) => smooth !== undefined)?.smooth} />
      </div>
      <div className={styles.canvas}>
        <Suspense fallback={null}>
          {isDrawn && (
            <CurveChart
              label={t(`curves.${metric}Chart`)}
              rows={rows}
              xAxis={xAxis}
              yAxis={yAxis}
              formatX={formatX}
              formatY={formatY}
              renderTooltip={renderTooltip}
              mark={overfitsAt}
              markLabel={t('curves.overfits')}
            />
          )}
        </Suspense>
        {rows.length === 0 && (
          <p className={styles.empty} aria-hidden="true">
            {t('curves.empty')}
          </p>
        )}
      </div>
      <p className={styles.summary}>{summary}</p>
    </section>
  );
}
