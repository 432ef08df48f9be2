/** Imports the charting library; load it lazily, it is as heavy as the rest of the page. */
import { memo, type ReactNode } from 'react';
import { Line, ReferenceLine, Tooltip } from 'recharts';
import { ChartFrame, type ChartFrameProps } from './chart-frame';
import type { CurveRow } from './curve';
import styles from './curve-chart.module.css';
import { EpochMarks } from './epoch-marks';

export interface CurveChartProps extends ChartFrameProps {
  rows: readonly CurveRow[];
  /** What is said about the place under the pointer. Keep it stable between renders. */
  renderTooltip: (row: CurveRow) => ReactNode;
  /** An epoch to be marked by a vertical line, with a word to it. */
  mark?: number | null;
  markLabel?: string;
}

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
export const CurveChart = memo(function CurveChart({ renderTooltip, mark, markLabel, ...frame }: CurveChartProps) {
  return (
    <ChartFrame {...frame}>
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
          label={{ value: markLabel, position: 'insideTopRight', fill: 'var(--danger)', fontSize: '0.875rem' }}
        />
      )}
      <EpochMarks rows={frame.rows} yAxis={frame.yAxis} />
    </ChartFrame>
  );
});
