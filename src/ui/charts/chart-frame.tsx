import type { ReactNode } from 'react';
import { CartesianGrid, LineChart, XAxis, YAxis } from 'recharts';
import type { Axis } from './curve';
import styles from './curve-chart.module.css';

export interface ChartFrameProps {
  /** The accessible name. */
  label: string;
  xAxis: Axis;
  yAxis: Axis;
  formatX: (epoch: number) => string;
  formatY: (value: number) => string;
}

const margin = { top: 8, right: 16, bottom: 0, left: 0 } as const; // px
const size = { width: '100%', height: '100%' } as const;
const tick = { fill: 'var(--text-muted)', fontSize: 14 } as const;
const axis = { type: 'number', interval: 0, allowDataOverflow: true, tick, stroke: 'var(--border-strong)' } as const;

/** What every chart over the epochs has: a grid and two axes. Its children are lines and marks. */
export function ChartFrame(props: ChartFrameProps & { rows: readonly object[]; children: ReactNode }) {
  const { label, rows, xAxis, yAxis, formatX, formatY, children } = props;
  return (
    // Time runs from left to right in charts of every language.
    <div className={styles.chart} dir="ltr">
      <LineChart responsive style={size} data={rows} margin={margin} aria-label={label}>
        <CartesianGrid stroke="var(--chart-grid)" vertical={false} />
        <XAxis
          {...axis}
          dataKey="epoch"
          domain={[...xAxis.domain]}
          ticks={xAxis.ticks}
          tickFormatter={formatX}
          tickMargin={4}
          height={26}
        />
        <YAxis {...axis} domain={[...yAxis.domain]} ticks={yAxis.ticks} tickFormatter={formatY} width={52} />
        {children}
      </LineChart>
    </div>
  );
}
