import type { ReactNode } from 'react';
import { CartesianGrid, LineChart, XAxis, YAxis } from 'recharts';
import type { Axis } from './curve';
import { useTextScale } from '../use-media';
import styles from './curve-chart.module.css';

export interface ChartFrameProps {
  /** The accessible name. */
  label: string;
  xAxis: Axis;
  yAxis: Axis;
  formatX: (epoch: number) => string;
  formatY: (value: number) => string;
}

const size = { width: '100%', height: '100%' } as const;
const axis = { type: 'number', interval: 0, allowDataOverflow: true, stroke: 'var(--border-strong)' } as const;
/** Of letters, and of the room for them above, below and beside, in px where letters have their usual size. */
const [letter, above, high, wide] = [14, 8, 26, 52] as const;

/** What every chart over the epochs has: a grid and two axes. Its children are lines and marks. */
export function ChartFrame(props: ChartFrameProps & { rows: readonly object[]; children: ReactNode }) {
  const { label, rows, xAxis, yAxis, formatX, formatY, children } = props;
  const scale = useTextScale();
  const tick = { fill: 'var(--text-muted)', fontSize: letter * scale };
  return (
    // Time runs from left to right in charts of every language.
    <div className={styles.chart} dir="ltr">
      <LineChart
        responsive
        style={size}
        data={rows}
        margin={{ top: above * scale, right: 16, bottom: 0, left: 0 }}
        aria-label={label}
      >
        <CartesianGrid stroke="var(--chart-grid)" vertical={false} />
        <XAxis
          {...axis}
          tick={tick}
          dataKey="epoch"
          domain={[...xAxis.domain]}
          ticks={xAxis.ticks}
          tickFormatter={formatX}
          tickMargin={4}
          height={high * scale}
        />
        <YAxis
          {...axis}
          tick={tick}
          domain={[...yAxis.domain]}
          ticks={yAxis.ticks}
          tickFormatter={formatY}
          width={wide * scale}
        />
        {children}
      </LineChart>
    </div>
  );
}
