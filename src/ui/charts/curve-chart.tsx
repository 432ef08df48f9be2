/** The one module that imports the charting library; load it lazily, it is as heavy as the rest of the page. */
import { memo, type ReactNode } from 'react';
import { CartesianGrid, Line, LineChart, ReferenceLine, Tooltip, XAxis, YAxis } from 'recharts';
import type { Axis, CurveRow } from './curve';
import styles from './curve-chart.module.css';
import { EpochMarks } from './epoch-marks';

export interface CurveChartProps {
  /** The accessible name. */
  label: string;
  rows: readonly CurveRow[];
  xAxis: Axis;
  yAxis: Axis;
  xLabel: string;
  formatX: (epoch: number) => string;
  formatY: (value: number) => string;
  /** What is said about the place under the pointer. Keep it stable between renders. */
  renderTooltip: (row: CurveRow) => ReactNode;
  /** An epoch to be marked by a vertical line, with a word to it. */
  mark?: number | null;
  markLabel?: string;
}

const margin = { top: 8, right: 16, bottom: 0, left: 0 } as const; // px
const size = { width: '100%', height: '100%' } as const;
const tick = { fill: 'var(--text-muted)', fontSize: 14 } as const;
const raw = { stroke: 'var(--series-train-soft)', strokeWidth: 1 } as const;
const smooth = { stroke: 'var(--series-train)', strokeWidth: 3, strokeLinejoin: 'round' } as const;
const validation = { stroke: 'var(--series-validation)', strokeWidth: 3, strokeDasharray: '7 5' } as const;
const still = { type: 'linear', isAnimationActive: false, connectNulls: true, activeDot: false } as const;

interface TooltipProps {
  active?: boolean;
  payload?: readonly { readonly payload?: unknown }[];
  render: CurveChartProps['renderTooltip'];
}

function TooltipBox({ active, payload, render }: TooltipProps) {
  // The library hands back the row that it was given.
  const row = payload?.[0]?.payload as CurveRow | undefined;
  return active && row ? <div className={styles.tooltip}>{render(row)}</div> : null;
}

/** Curves over the epochs: each batch (faint), their moving average (thick), and each epoch's training and validation values (markers). */
export const CurveChart = memo(function CurveChart(props: CurveChartProps) {
  const { label, rows, xAxis, yAxis, xLabel, formatX, formatY, renderTooltip, mark, markLabel } = props;
  return (
    // Time runs from left to right in charts of every language.
    <div className={styles.chart} dir="ltr">
      <LineChart responsive style={size} data={rows} margin={margin} aria-label={label}>
        <CartesianGrid stroke="var(--chart-grid)" vertical={false} />
        <XAxis
          dataKey="epoch"
          type="number"
          domain={[...xAxis.domain]}
          ticks={xAxis.ticks}
          interval={0}
          tickFormatter={formatX}
          allowDataOverflow
          tick={tick}
          tickMargin={4}
          height={26}
          stroke="var(--border-strong)"
          name={xLabel}
        />
        <YAxis
          type="number"
          domain={[...yAxis.domain]}
          ticks={yAxis.ticks}
          interval={0}
          tickFormatter={formatY}
          allowDataOverflow
          tick={tick}
          width={52}
          stroke="var(--border-strong)"
        />
        <Tooltip isAnimationActive={false} content={<TooltipBox render={renderTooltip} />} />
        <Line {...still} {...raw} dataKey="raw" dot={false} />
        <Line {...still} {...smooth} dataKey="smooth" dot={false} />
        <Line {...still} dataKey="training" stroke="none" dot={false} />
        <Line {...still} {...validation} dataKey="validation" dot={false} />
        {typeof mark === 'number' && (
          <ReferenceLine
            x={mark}
            stroke="var(--danger)"
            strokeWidth={2}
            strokeDasharray="3 3"
            label={{ value: markLabel, position: 'insideTopRight', fill: 'var(--danger)', fontSize: 14 }}
          />
        )}
        <EpochMarks rows={rows} yAxis={yAxis} />
      </LineChart>
    </div>
  );
});
