/** Several runs in one chart: each has a colour, a dash and a marker of its own. Imports the charting library; load it lazily. */
import { CartesianGrid, Line, LineChart, XAxis, YAxis } from 'recharts';
import type { Axis } from './curve';
import styles from './curve-chart.module.css';
import { RunMarker, runDash, runColour } from './run-marks';

export interface RunLine {
  readonly id: string;
  readonly points: readonly { readonly epoch: number; readonly value: number }[];
}

export interface RunsChartProps {
  /** The accessible name. */
  label: string;
  lines: readonly RunLine[];
  xAxis: Axis;
  yAxis: Axis;
  formatX: (epoch: number) => string;
  formatY: (value: number) => string;
}

const margin = { top: 8, right: 16, bottom: 0, left: 0 } as const; // px
const size = { width: '100%', height: '100%' } as const;
const tick = { fill: 'var(--text-muted)', fontSize: 14 } as const;

interface DotProps {
  readonly cx?: number;
  readonly cy?: number;
}

/** One row an epoch, with the value of each line under its position. */
function rowsOf(lines: readonly RunLine[]): Record<string, number>[] {
  const epochs = [...new Set(lines.flatMap(({ points }) => points.map(({ epoch }) => epoch)))].sort((a, b) => a - b);
  const tables = lines.map(({ points }) => new Map(points.map(({ epoch, value }) => [epoch, value])));
  return epochs.map((epoch) => {
    const values = tables.flatMap((table, index) => {
      const value = table.get(epoch);
      return value === undefined ? [] : [[`line${index}`, value] as const];
    });
    return { epoch, ...Object.fromEntries(values) };
  });
}

export function RunsChart({ label, lines, xAxis, yAxis, formatX, formatY }: RunsChartProps) {
  return (
    // Time runs from left to right in charts of every language.
    <div className={styles.chart} dir="ltr">
      <LineChart responsive style={size} data={rowsOf(lines)} margin={margin} aria-label={label}>
        <CartesianGrid stroke="var(--chart-grid)" vertical={false} />
        <XAxis
          dataKey="epoch"
          type="number"
          domain={[...xAxis.domain]}
          ticks={xAxis.ticks}
          interval={0}
          tickFormatter={formatX}
          tick={tick}
          tickMargin={4}
          height={26}
          stroke="var(--border-strong)"
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
        {lines.map(({ id }, index) => (
          <Line
            key={id}
            dataKey={`line${index}`}
            type="linear"
            isAnimationActive={false}
            connectNulls
            activeDot={false}
            stroke={runColour(index)}
            strokeWidth={3}
            strokeDasharray={runDash(index)}
            dot={({ cx, cy }: DotProps) => <RunMarker key={`${id} ${cx ?? ''}`} index={index} cx={cx} cy={cy} />}
          />
        ))}
      </LineChart>
    </div>
  );
}
